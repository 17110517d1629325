"""What the office and the member see of a ticket."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import join_support
from saypro.conversations.testing import say
from saypro.helpdesk import actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def office(agent: User) -> Client:
    return signed_in_client(agent)


@pytest.fixture
def member() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def ticket(member: User) -> Ticket:
    return a_ticket(member)


def opened(client: Client, ticket: Ticket) -> str:
    return client.get(f"/office/{ticket.conversation.ref}/?queue=all").content.decode()


def test_a_row_says_when_it_is_due_and_why_it_matters(office: Client, ticket: Ticket, agent: User) -> None:
    actions.sort(ticket, "complaint", by=agent)
    actions.rank(ticket, "urgent", by=agent, reason="Money is lost")
    page = office.get("/office/?queue=unassigned").content.decode()
    assert "23 h left" in page
    assert "Complaint" in page
    assert "Urgent" in page


def test_what_is_late_says_by_how_much(office: Client) -> None:
    a_ticket(at=timezone.now() - timedelta(hours=26, minutes=5))
    assert "2 h 05 over" in office.get("/office/?queue=all").content.decode()


def test_the_clock_explains_itself(office: Client, ticket: Ticket, agent: User) -> None:
    join_support(ticket.conversation, agent)
    told(say(ticket.conversation, agent, "I am looking").message_id)
    actions.wait_for_member(ticket, by=agent)
    page = opened(office, ticket)
    for words in (
        "The ticket was opened. The time to solve it starts.",
        "Lerato Mokoena wrote. We owe an answer",
        "Zanele Khumalo answered. The wait for an answer ends.",
        "Zanele Khumalo set it to wait for the member. All clocks rest.",
        "in 0 min",
        "Take up again",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("category", {"category": "nonsense"}, "There is no such category."),
        ("priority", {"priority": "high"}, "Say in a few words why."),
        ("priority", {"priority": "nonsense", "reason": "x"}, "There is no such priority."),
        ("rest", {"until": "the cows come home"}, "Choose until when it is to rest."),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(
    office: Client, ticket: Ticket, path: str, data: dict[str, str], words: str
) -> None:
    answer = office.post(f"/office/tickets/{ticket.ref}/{path}/", data, follow=True)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    ticket.refresh_from_db()
    assert (ticket.category, ticket.priority, ticket.state) == ("", "normal", "open")


def test_forms_file_rank_put_off_and_take_up(office: Client, ticket: Ticket) -> None:
    address = f"/office/tickets/{ticket.ref}"
    office.post(f"{address}/category/", {"category": "renewal"})
    office.post(f"{address}/priority/", {"priority": "high", "reason": "Deadline at noon"})
    office.post(f"{address}/rest/", {"until": "tomorrow"})
    ticket.refresh_from_db()
    assert (ticket.category, ticket.priority, ticket.state) == ("renewal", "high", "snoozed")
    assert ticket.snoozed_until is not None
    assert timezone.localtime(ticket.snoozed_until).hour == 8
    office.post(f"{address}/rest/", {"until": ""})
    ticket.refresh_from_db()
    assert ticket.state == "open"
    assert ticket.snoozed_until is None


def test_a_solved_ticket_is_not_put_off(office: Client, ticket: Ticket) -> None:
    office.post(f"/office/{ticket.conversation.ref}/solution/", {"solved": "1"})
    Ticket.objects.update(state="solved", solved_at=timezone.now())
    answer = office.post(f"/office/tickets/{ticket.ref}/rest/", {"until": "member"}, follow=True)
    assert "This ticket is solved. Open it again first." in answer.content.decode()


def test_members_are_told_by_when_they_hear_from_us(member: User, ticket: Ticket, agent: User) -> None:
    page = signed_in_client(member).get(ticket.conversation.get_absolute_url())
    assert "You hear from us by" in page.content.decode()
    join_support(ticket.conversation, agent)
    told(say(ticket.conversation, agent, "Here you are").message_id)
    page = signed_in_client(member).get(ticket.conversation.get_absolute_url())
    assert "You hear from us by" not in page.content.decode()


def test_and_told_honestly_when_it_is_late(member: User) -> None:
    ticket = a_ticket(member, at=timezone.now() - timedelta(hours=30))
    page = signed_in_client(member).get(ticket.conversation.get_absolute_url())
    assert "Our answer is late, and we are sorry." in page.content.decode()
