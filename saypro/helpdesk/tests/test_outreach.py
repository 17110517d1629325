"""The office writes first: to each a ticket of their own, which waits for the member."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import say
from saypro.helpdesk.models import Channel, Ticket
from saypro.helpdesk.testing import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(agent: User) -> Client:
    return signed_in_client(agent)


def send(office: Client, to: str, **more: Any) -> Any:
    return office.post(
        "/office/new/", {"members": to, "subject": "Your ad", "body": "Its photo is dark", **more}
    )


def test_each_member_gets_a_ticket_that_waits_for_them(office: Client, agent: User) -> None:
    one, other = a_person("Lerato Mokoena"), a_person("Sipho Dlamini")
    answer = send(office, f"{one.email.upper()}, {other.handle}\n{other.email}")
    assert answer["Location"] == "/office/"
    for message in Message.objects.all():
        told(message.pk)
    tickets = Ticket.objects.order_by("pk")
    assert [(ticket.member, ticket.state, ticket.channel) for ticket in tickets] == [
        (one, "waiting", Channel.OFFICE),
        (other, "waiting", Channel.OFFICE),
    ]
    assert {ticket.conversation.assignee for ticket in tickets} == {agent}
    assert all(ticket.answer_due_at is None for ticket in tickets)
    page = signed_in_client(one).get(tickets[0].conversation.get_absolute_url()).content.decode()
    assert "Its photo is dark" in page


def test_the_answer_of_the_member_takes_it_up(office: Client, member: User) -> None:
    answer = send(office, member.email)
    thread = Conversation.objects.get()
    assert answer["Location"] == f"/office/{thread.ref}/"
    told(Message.objects.get().pk)
    told(say(thread, member, "I will take another").message_id)
    ticket = Ticket.objects.get()
    assert ticket.state == "open"
    assert ticket.answer_due_at is not None


def test_the_same_form_twice_writes_once(office: Client, member: User) -> None:
    client_id = str(uuid4())
    assert (
        send(office, member.email, client_id=client_id)["Location"]
        == send(office, member.handle, client_id=client_id)["Location"]
    )
    assert Message.objects.count() == Conversation.objects.count() == 1


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("", "Say to whom"),
        ("nobody@example.com", "Nobody here is called nobody@example.com"),
        (" ".join(f"a{number}" for number in range(101)), "at most 100 members"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_written_to(
    office: Client, member: User, to: str, sentence: str
) -> None:
    answer = send(office, to and f"{member.handle} {to}")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Its photo is dark" in answer.content.decode()
    assert not Conversation.objects.exists()


def test_colleagues_and_who_left_cannot_be_written_to(office: Client, agent: User, member: User) -> None:
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert send(office, agent.email).status_code == send(office, member.email).status_code == 422


def test_the_way_leads_from_a_member_s_page_for_the_office_alone(
    office: Client, member: User, agent: User
) -> None:
    address = f"/office/new/?to={member.handle}"
    assert address in office.get(member.get_absolute_url()).content.decode()
    assert member.handle in office.get(address).content.decode()
    assert address not in signed_in_client(a_person()).get(member.get_absolute_url()).content.decode()
