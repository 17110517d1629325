"""The office's inbox: for agents, and for nobody else."""

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import take
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.helpdesk.testing import a_ticket
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> User:
    return a_person(name="Bongani Zulu", town="durban")


@pytest.fixture
def agent() -> User:
    return an_agent(name="Zanele Khumalo")


@pytest.fixture
def thread(member: User) -> Conversation:
    thread = a_support_thread(member=member, subject="Paid for nothing")
    say(thread, member, "It charged my card twice")
    return thread


@pytest.fixture
def desk(agent: User) -> Client:
    return signed_in_client(agent)


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", ""), ("post", "messages/"), ("post", "assignment/"), ("post", "solution/")],
)
def test_a_member_finds_no_office(thread: Conversation, member: User, method: str, path: str) -> None:
    browser = signed_in_client(member)
    assert browser.get("/office/").status_code == 404
    assert getattr(browser, method)(f"/office/{thread.ref}/{path}", {"body": "Hi"}).status_code == 404
    thread.refresh_from_db()
    assert thread.assignee is None
    assert thread.solved_at is None


def test_a_deal_between_members_is_no_ticket(desk: Client, member: User) -> None:
    deal = a_deal(buyer=member)
    say(deal, member, "Still there?")
    assert desk.get(f"/office/{deal.ref}/").status_code == 404
    assert desk.get(deal.get_absolute_url()).status_code == 404
    assert "Still there?" not in desk.get("/office/", {"queue": "all"}).content.decode()


def test_the_ticket_shows_the_member_beside_it(desk: Client, thread: Conversation) -> None:
    page = desk.get(f"/office/{thread.ref}/").content.decode()
    assert "Bongani Zulu" in page
    assert "Durban" in page
    assert "Confirmed" in page
    assert "It charged my card twice" in page


def test_an_agent_takes_answers_and_solves(desk: Client, agent: User, thread: Conversation) -> None:
    desk.post(f"/office/{thread.ref}/assignment/")
    desk.post(f"/office/{thread.ref}/messages/", {"body": "I have it open now"})
    desk.post(f"/office/{thread.ref}/solution/")
    thread.refresh_from_db()
    assert thread.assignee == agent
    assert thread.solved_at is not None
    assert Message.objects.get(seq=2).sender == agent
    desk.post(f"/office/{thread.ref}/solution/", {"solved": "0"})
    desk.post(f"/office/{thread.ref}/assignment/", {"taken": "0"})
    thread.refresh_from_db()
    assert thread.assignee is None
    assert thread.solved_at is None


def test_an_agent_may_answer_what_is_not_theirs(desk: Client, thread: Conversation) -> None:
    assert desk.post(f"/office/{thread.ref}/messages/", {"body": "One moment"}).status_code == 302
    assert Message.objects.filter(body="One moment").exists()


def test_an_empty_answer_comes_back_with_a_sentence(desk: Client, thread: Conversation) -> None:
    response = desk.post(f"/office/{thread.ref}/messages/", {"body": ""})
    assert response.status_code == 422
    assert "Write a few words first" in response.content.decode()


def test_colleagues_speak_on_the_offices_side(desk: Client, thread: Conversation) -> None:
    colleague = an_agent(name="Thabo Molefe")
    take(thread, colleague)
    say(thread, colleague, "Looking into it")
    page = desk.get(f"/office/{thread.ref}/").content.decode()
    assert page.count('class="line me') == 1
    assert "Thabo" in page


def test_an_agents_answers_stay_out_of_their_own_messages(
    desk: Client, agent: User, thread: Conversation, member: User
) -> None:
    take(thread, agent)
    say(thread, member, "Thank you")
    assert queries.unread_count(agent) == 0
    assert "No messages yet" in desk.get("/messages/").content.decode()
    assert desk.get(thread.get_absolute_url())["Location"] == f"/office/{thread.ref}/"


def test_a_queue_costs_the_same_for_many_tickets(desk: Client) -> None:
    for number in range(10):
        a_ticket(subject=f"Number {number}")
    with assert_queries("office", beside=__file__):
        desk.get("/office/")


def test_a_ticket_costs_what_it_costs(desk: Client, thread: Conversation) -> None:
    with assert_queries("ticket", beside=__file__):
        desk.get(f"/office/{thread.ref}/")
