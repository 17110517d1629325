"""Who writes without an account is answered by mail, has no powers, and sees nothing of any member."""

from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from saypro.accounts import access as accounts
from saypro.accounts import queries as people
from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_admin, an_agent
from saypro.conversations.actions import join_support
from saypro.conversations.actions.mails import waiting_in
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import say
from saypro.events.testing import recorded
from saypro.helpdesk.actions import contact_by_mail
from saypro.helpdesk.events import ContactMet
from saypro.helpdesk.mail.keys import ticket_address, ticket_message_id
from saypro.helpdesk.models import Contact, InboundMail, Ticket
from saypro.helpdesk.tests.test_inbound_mail import a_mail, bodies, received
from saypro.kit.throttle import forget

pytestmark = pytest.mark.django_db
State = InboundMail.State


@pytest.fixture(autouse=True)
def _taking_mail(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"
    settings.OFFICE_EMAIL = "help@example.com"
    settings.MAIL_TRUSTED_HOSTS = {"smtp": "mx.example.org"}


@pytest.fixture
def contact() -> Contact:
    return contact_by_mail("thandi@example.com", name="Thandi", at=timezone.now())


def asked(**fields: Any) -> Ticket:
    mail = received(a_mail(**fields))
    assert mail.conversation
    return Ticket.objects.get(conversation=mail.conversation)


def test_a_contact_is_met_once(contact: Contact) -> None:
    again = contact_by_mail("Thandi@Example.com", name="Somebody", at=timezone.now())
    assert again == contact
    assert again.person.name == "Thandi"
    assert len(recorded(ContactMet)) == 1


def test_nobody_signs_in_as_a_contact_or_gives_them_a_role(contact: Contact) -> None:
    assert not contact.person.is_active
    assert not contact.person.has_usable_password()
    assert contact.person.email.endswith("@contact.invalid"), "their own address is free for an account"
    a_person(email="thandi@example.com")
    admin = an_admin()
    assert contact.person not in people.people().rows
    with pytest.raises(Http404):
        accounts.person_to_manage_for(admin, contact.person.handle)
    with pytest.raises(Http404):
        accounts.person_for(admin, contact.person.handle)


def test_their_next_mail_joins_the_ticket_its_key_names(contact: Contact) -> None:
    ticket = asked(verified=False)
    assert ticket.member == contact.person
    by_address = a_mail("More", verified=False, To=ticket_address(ticket.pk, contact.person.pk))
    by_mark = a_mail("Still", verified=False, In_Reply_To=ticket_message_id(ticket.pk, contact.person.pk, 3))
    received(by_address)
    received(by_mark)
    assert bodies(ticket.conversation) == ["Please help", "More", "Still"]


def test_a_key_that_was_passed_on_shows_its_new_holder_nothing(contact: Contact) -> None:
    ticket = asked(verified=False)
    key, mark = (
        ticket_address(ticket.pk, contact.person.pk),
        ticket_message_id(ticket.pk, contact.person.pk, 3),
    )
    to_key = received(a_mail("Me", sender="eve@example.org", To=key))
    naming = received(a_mail("Me too", sender="eve@example.org", In_Reply_To=mark))
    assert to_key.state == State.HELD
    assert naming.conversation not in (None, ticket.conversation)
    assert bodies(ticket.conversation) == ["Please help"]


def test_a_forged_member_opens_nothing_of_theirs_with_a_mark_alone() -> None:
    thandi = a_person("Thandi", email="thandi@example.com")
    ticket = asked()
    assert ticket.member == thandi
    mark = ticket_message_id(ticket.pk, thandi.pk, 1)
    forged = received(a_mail("Send me the money", verified=False, In_Reply_To=mark))
    assert forged.conversation not in (None, ticket.conversation)


def test_a_flood_of_new_people_is_held(settings: Any) -> None:
    settings.NEW_CONTACTS = 2
    forget("new-contacts")
    states = [received(a_mail(sender=f"s{n}@example.com")).state for n in range(3)]
    assert states == [State.POSTED, State.POSTED, State.HELD]
    assert received(a_mail("Again", sender="s0@example.com")).state == State.POSTED, "who is known goes on"


@pytest.mark.parametrize("sender", ["", "nobody", "a@b@c"])
def test_who_cannot_be_answered_is_held(sender: str) -> None:
    assert received(a_mail(sender=sender, verified=False)).state == State.HELD
    assert not Contact.objects.exists()


def test_a_contact_is_told_of_nothing_by_the_house_itself(contact: Contact) -> None:
    agent: User = an_agent()
    ticket = asked(verified=False)
    join_support(ticket.conversation, agent)
    posted = say(ticket.conversation, agent, "Hello")
    assert not waiting_in(ticket.conversation_id, posted.seq, agent.pk).exists()
    assert Message.objects.filter(conversation=ticket.conversation).count() == 2
    assert Conversation.objects.visible_to(contact.person).get() == ticket.conversation
