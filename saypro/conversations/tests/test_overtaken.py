"""An agent's reply is stopped when somebody else wrote after what they had in sight."""

from uuid import uuid4

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import Post, Posted, Refused, join_support, post_messages
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_support_thread, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(member: User) -> Conversation:
    thread = a_support_thread(member)
    say(thread, member, "My ad is gone")
    return thread


@pytest.fixture
def agent(thread: Conversation) -> User:
    agent = an_agent()
    join_support(thread, agent)
    return agent


def reply(thread: Conversation, agent: User, seen: int | None) -> Posted | Refused:
    return post_messages([Post(thread.ref, agent.pk, uuid4(), "I am looking", seen=seen)])[0]


def test_what_was_written_with_everything_in_sight_goes_out(thread: Conversation, agent: User) -> None:
    assert isinstance(reply(thread, agent, 1), Posted)
    assert isinstance(reply(thread, agent, 1), Posted), "one's own words overtake nobody"
    assert isinstance(reply(thread, agent, None), Posted)


@pytest.mark.parametrize("who", ["member", "colleague"])
def test_words_of_others_stop_it_once(thread: Conversation, agent: User, member: User, who: str) -> None:
    other = member if who == "member" else an_agent("Thabo Molefe")
    join_support(thread, other) if other.is_office else None
    seq = say(thread, other, "Found it").seq
    stopped = reply(thread, agent, 1)
    assert isinstance(stopped, Refused)
    assert stopped.code == "moved_on"
    assert isinstance(reply(thread, agent, seq), Posted)


def test_the_form_is_answered_409_with_what_is_new_and_the_draft(
    thread: Conversation, agent: User, member: User
) -> None:
    client, path = signed_in_client(agent), f"/office/{thread.ref}/messages/"
    say(thread, member, "It is back, sorry")
    fields = {"body": "I am looking into it", "client_id": str(uuid4()), "seen": "1"}
    answer = client.post(path, fields)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Something new was written here meanwhile." in page
    assert "It is back, sorry" in page
    assert "I am looking into it</textarea>" in page
    assert 'name="seen" value="2"' in page, "the next press sends it"
    assert "<b>Lerato Mokoena</b> It is back, sorry" in page
    assert '<button class="btn sm">Send anyway</button>' in page
    said = client.post(path, fields, headers={"Accept": "application/json"})
    assert (said.status_code, said.json()["code"]) == (409, "moved_on")
    assert client.post(path, fields | {"seen": "2"}).status_code == 302
    assert Message.objects.filter(conversation=thread).count() == 3


def test_members_are_never_stopped(thread: Conversation, agent: User, member: User) -> None:
    say(thread, agent, "I am looking")
    path = f"/messages/{thread.ref}/messages/"
    fields = {"body": "Thanks", "client_id": str(uuid4()), "seen": "1"}
    assert signed_in_client(member).post(path, fields).status_code == 302
