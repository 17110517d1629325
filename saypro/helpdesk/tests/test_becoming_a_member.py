"""Who wrote by mail and joins later has what they wrote, once the address is proved, and not before."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.accounts.tests.steps import code_in_last_mail, enter_code, sign_up
from saypro.conversations.actions import join_support
from saypro.conversations.models import Conversation
from saypro.conversations.queries import Search, found_by, unread_count
from saypro.conversations.testing import say
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk.actions import leave_address, take_in_contacts
from saypro.helpdesk.events import ContactBecameMember
from saypro.helpdesk.mail.keys import ticket_address, ticket_message_id
from saypro.helpdesk.models import Contact, InboundMail, Ticket
from saypro.helpdesk.queries import reader_of
from saypro.helpdesk.testing import a_widget_visitor
from saypro.helpdesk.tests.test_inbound_mail import a_mail, bodies, received
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
ADDRESS = "thandi@example.com"


@pytest.fixture(autouse=True)
def _taking_mail(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"
    settings.OFFICE_EMAIL = "help@example.com"
    settings.MAIL_TRUSTED_HOSTS = {"smtp": "mx.example.org"}
    settings.MAIL_CARRIER = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def ticket() -> Ticket:
    """Of a contact, answered by the office."""
    mail = received(a_mail("My ad about a bicycle is gone", verified=False))
    asked = Ticket.objects.select_related("conversation").get(conversation=mail.conversation)
    agent = an_agent()
    join_support(asked.conversation, agent)
    say(asked.conversation, agent, "It is back")
    run_reactions()
    return asked


def joined() -> User:
    """As somebody joins who has proved the address."""
    person = a_person("Thandi Nkosi", email=ADDRESS)
    take_in_contacts(person, at=timezone.now())
    return person


def threads_of(person: User) -> list[Conversation]:
    return list(Conversation.objects.visible_to(person))


def test_signing_up_with_an_address_gains_nothing_before_it_is_proved(ticket: Ticket) -> None:
    client = Client()
    sign_up(client, email=ADDRESS)
    run_reactions()
    squatter = User.objects.get(email=ADDRESS)
    assert take_in_contacts(squatter, at=timezone.now()) == []
    assert (threads_of(squatter), recorded(ContactBecameMember)) == ([], [])
    assert Ticket.objects.get(pk=ticket.pk).member != squatter
    enter_code(client, code_in_last_mail())
    run_reactions()
    assert threads_of(squatter) == [ticket.conversation]
    assert Ticket.objects.get(pk=ticket.pk).member == squatter
    assert "bicycle" in client.get(ticket.conversation.get_absolute_url()).content.decode()
    assert Notice.objects.filter(person=squatter, kind="status").count() == 1


def test_another_proved_address_opens_nothing_of_one_that_is_only_claimed(ticket: Ticket) -> None:
    thief = a_person("Eve", email="eve@example.org")
    EmailAddress.objects.create(user=thief, email=ADDRESS, verified=False)
    assert take_in_contacts(thief, at=timezone.now()) == []
    assert threads_of(thief) == []


def test_it_happens_once_and_the_log_says_so(ticket: Ticket) -> None:
    person = joined()
    assert take_in_contacts(person, at=timezone.now()) == []
    [fact] = recorded(ContactBecameMember)
    assert (fact.person_id, fact.tickets) == (person.pk, [ticket.pk])
    contact = Contact.objects.get(address=ADDRESS)
    assert threads_of(contact.person) == []
    assert unread_count(person) == 0, "they have had our answers by mail"


def test_they_find_it_and_read_our_answers_here_from_then_on(ticket: Ticket) -> None:
    assert reader_of(ticket.conversation) is not None
    person = joined()
    run_reactions()
    found = found_by(person, Search("bicycle")).messages
    assert [message.conversation_id for message in found] == [ticket.conversation_id]
    assert reader_of(ticket.conversation) is None
    say(ticket.conversation, person, "Thank you, I see it here now")
    page = signed_in_client(person).get(ticket.conversation.get_absolute_url())
    assert page.status_code == 200


def test_the_keyed_addresses_in_our_mails_still_lead_into_the_thread(ticket: Ticket) -> None:
    contact = Contact.objects.get(address=ADDRESS)
    key = ticket_address(ticket.pk, contact.person.pk)
    mark = ticket_message_id(ticket.pk, contact.person.pk, 2)
    person = joined()
    to_key = received(a_mail("By the key", To=key))
    naming = received(a_mail("By the mark", In_Reply_To=mark))
    assert {to_key.conversation, naming.conversation} == {ticket.conversation}
    assert bodies(ticket.conversation)[2:] == ["By the key", "By the mark"]
    assert set(ticket.conversation.messages.filter(seq__gt=2).values_list("sender", flat=True)) == {person.pk}


def test_a_forged_mail_is_a_contacts_again_and_touches_nothing_of_the_members(ticket: Ticket) -> None:
    contact = Contact.objects.get(address=ADDRESS)
    mark = ticket_message_id(ticket.pk, contact.person.pk, 2)
    person = joined()
    forged = received(a_mail("Send me the money", verified=False, In_Reply_To=mark))
    assert forged.conversation not in (None, ticket.conversation)
    assert threads_of(person) == [ticket.conversation]
    eve = received(a_mail("Me", sender="eve@example.org", To=ticket_address(ticket.pk, contact.person.pk)))
    assert eve.state == InboundMail.State.HELD


def test_an_address_typed_into_the_help_button_proves_nothing() -> None:
    visitor = a_widget_visitor(body="I am not Thandi")
    leave_address(visitor, name="Thandi", address=ADDRESS)
    person = joined()
    assert threads_of(person) == []
    assert Contact.objects.get(pk=visitor.contact_id).member is None


def test_leads_can_look_up_who_became_whom_and_when(ticket: Ticket) -> None:
    joined()
    lead, audit = signed_in_client(a_lead()), "/office/settings/audit/"
    page = lead.get(audit, {"kind": ContactBecameMember.kind}).content.decode()
    assert "Thandi Nkosi</bdi></b> proved an address and has what its contact had written" in page
    contact = Contact.objects.get()
    assert f"{contact.person.name} · {ADDRESS} · 1 ticket<" in page
    assert f"{contact.became_at:%H:%M}" in page
    assert f'href="/office/{ticket.conversation.ref}/"' in page
    contact.delete()
    assert "Thandi Nkosi" in lead.get(audit).content.decode()
