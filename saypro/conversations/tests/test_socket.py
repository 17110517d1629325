"""The socket as a stranger's client meets it: what it answers, whom it lets listen, and when it stops."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from saypro.accounts.actions import change_messaging
from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import block_person, remove_person, warn
from saypro.conversations.fragments import message_html
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries.thread import row_of
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.listings.testing import a_listing
from saypro.project.testing.live import Site
from saypro.project.testing.tabs import Open, Tab, at


@pytest.fixture
def seller(live_site: Site) -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer(live_site: Site) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller))


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", None, "http://localhost.elsewhere.example"]
)
def test_a_foreign_page_cannot_open_the_socket(live_site: Site, buyer: User, origin: str | None) -> None:
    cookie = signed_in_client(buyer).cookies["sessionid"].value
    with pytest.raises(InvalidStatus, match="403"):
        at(live_site, origin=origin, additional_headers={"Cookie": f"sessionid={cookie}"})


def test_nobody_listens_without_signing_in(live_site: Site) -> None:
    for headers in ({}, {"Cookie": "sessionid=no-such-session-at-all-here-now"}):
        with pytest.raises(InvalidStatus, match="403"):
            at(live_site, origin=live_site.url, additional_headers=headers)


def test_a_changed_message_comes_again_and_a_missed_change_on_rejoining(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    posted = say(thread, seller, "Pay me a deposit first")
    tab = open_tab(buyer)
    joined = tab.join(thread, after=1)
    warn(posted.message_id, [{"rule": "deposit", "words": "Nobody needs a deposit."}])
    pushed = tab.hear_message()
    assert [one["seq"] for one in pushed["messages"]] == [1]
    assert "Nobody needs a deposit." in pushed["messages"][0]["html"]
    tab.send("leave", topic=f"thread:{thread.ref}")
    tab.send("join", topic=f"thread:{thread.ref}", after=1, since=joined["revision"])
    assert tab.hear("changes")["messages"] == pushed["messages"]
    tab.send("join", topic=f"thread:{thread.ref}", after=1, since=pushed["revision"])
    assert tab.hear("changes")["messages"] == []


def test_who_hides_being_here_is_hidden_at_once_and_sees_nobody(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    theirs = open_tab(seller)
    theirs.join(thread)
    mine = open_tab(buyer)
    while theirs.hear("presence")["state"] != "on":
        pass
    change_messaging(buyer, shows_reading=True, shows_presence=False)
    assert mine.hear("bye") == {"retry_s": 0}
    while theirs.hear("presence")["state"] != "off":
        pass
    hidden = open_tab(User.objects.get(pk=buyer.pk))
    hidden.join(thread)
    assert '"presence"' not in hidden.everything()
    theirs.heard.clear()
    assert '"presence"' not in theirs.everything()


def test_what_one_writes_the_other_sees(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    mine, theirs = open_tab(buyer), open_tab(seller)
    mine.join(thread)
    theirs.join(thread)
    mine.post(thread, "Is it <b>still</b> for sale?")
    assert mine.hear("posted")["seq"] == 1
    changes = theirs.hear_message()
    assert [message["seq"] for message in changes["messages"]] == [1]
    assert "&lt;b&gt;still&lt;/b&gt;" in changes["messages"][0]["html"]


def test_push_equals_reload(open_tab: Open, buyer: User, seller: User, thread: Conversation) -> None:
    theirs = open_tab(seller)
    theirs.join(thread)
    say(thread, buyer, "See www.example.com")
    pushed = theirs.hear_message()["messages"][0]
    theirs.send("changes", conversation=thread.ref, after=0)
    assert theirs.hear_message()["messages"] == [pushed]
    answer = theirs.client.get(f"/messages/{thread.ref}/changes?after=0")
    assert answer.json()["messages"] == [pushed]
    assert message_html(row_of(Message.objects.select_related("sender").get())) == pushed["html"]


def test_a_reader_who_comes_back_gets_the_missing_tail(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    for number in range(5):
        say(thread, buyer, str(number))
    tab = open_tab(seller)
    assert tab.join(thread, after=2)["seq"] == 5
    assert [message["seq"] for message in tab.hear("changes")["messages"]] == [3, 4, 5]


def test_a_long_tail_comes_in_pieces(open_tab: Open, buyer: User, seller: User, thread: Conversation) -> None:
    for number in range(203):
        say(thread, buyer, str(number))
    tab = open_tab(seller)
    tab.join(thread)
    first = tab.hear("changes")
    assert first["more"]
    assert first["seq"] == 200
    tab.send("changes", conversation=thread.ref, after=200)
    rest = tab.hear("changes")
    assert ([message["seq"] for message in rest["messages"]], rest["more"]) == ([201, 202, 203], False)


def test_a_retry_is_answered_alike(open_tab: Open, buyer: User, thread: Conversation) -> None:
    tab, client_id = open_tab(buyer), str(uuid4())
    tab.post(thread, "Once", client_id)
    first = tab.hear("posted")
    tab.post(thread, "Twice", client_id)
    assert tab.hear("posted") == first
    assert Message.objects.get().body == "Once"


def test_receipts_reach_the_writer(open_tab: Open, buyer: User, seller: User, thread: Conversation) -> None:
    mine, theirs = open_tab(buyer), open_tab(seller)
    mine.join(thread)
    say(thread, buyer)
    mine.hear_message()
    theirs.send("received", conversation=thread.ref, seq=1)
    mine.hear_pointers(seller, 1, 0)
    theirs.send("read", conversation=thread.ref, seq=1)
    mine.hear_pointers(seller, 1, 1)


def test_typing_is_shown_to_the_other_and_not_to_oneself(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    mine, theirs = open_tab(buyer), open_tab(seller)
    mine.join(thread)
    theirs.join(thread)
    mine.send("typing", conversation=thread.ref)
    assert theirs.hear("typing") == {"conversation": thread.ref, "person": buyer.handle, "name": "Lerato"}
    assert '"typing"' not in mine.everything()


def test_typing_ends_when_its_author_says_so_and_only_then(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    mine, theirs = open_tab(buyer), open_tab(seller)
    mine.join(thread)
    theirs.join(thread)
    mine.send("paused", conversation=thread.ref)
    mine.send("typing", conversation=thread.ref)
    mine.send("paused", conversation=thread.ref)
    mine.send("paused", conversation=thread.ref)
    assert theirs.hear("typing")["person"] == buyer.handle
    assert theirs.hear("paused") == {"conversation": thread.ref, "person": buyer.handle}
    told = theirs.everything() + mine.everything()
    assert told.count('"paused"') == 1, "neither before typing, nor twice, nor to oneself"


@pytest.mark.parametrize("content", [{}, {"conversation": 7}, {"conversation": ["a"]}, 7, None, []])
def test_nonsense_about_a_pause_is_refused(
    open_tab: Open, buyer: User, thread: Conversation, content: Any
) -> None:
    tab = open_tab(buyer)
    tab.join(thread)
    tab.socket.send(json.dumps({"paused": content}))
    assert tab.hear("error")["code"] == "malformed"


def test_presence_comes_and_goes(
    open_tab: Open, live_site: Site, buyer: User, seller: User, thread: Conversation
) -> None:
    mine = open_tab(buyer)
    mine.join(thread)
    assert mine.hear("presence") == {"person": seller.handle, "state": "off"}
    theirs = open_tab(seller)
    assert mine.hear("presence")["state"] == "on"
    theirs.socket.close()
    assert mine.hear("presence")["state"] == "off"


def test_the_list_hears_of_new_messages_without_their_words(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    tab = open_tab(seller)
    tab.send("join", topic="inbox")
    tab.hear("joined")
    say(thread, buyer, "a secret")
    assert tab.hear("news") == {"topic": "inbox", "conversations": [thread.ref]}
    assert "secret" not in tab.everything()


FOREIGN = ["join", "post", "changes", "typing", "paused"]


@pytest.mark.parametrize("command", FOREIGN)
def test_a_stranger_learns_nothing_of_a_thread(
    open_tab: Open, live_site: Site, buyer: User, thread: Conversation, command: str
) -> None:
    tab, client_id = open_tab(a_person()), str(uuid4())
    answers = []
    for ref in (thread.ref, "no-such-thread-anywhere"):
        tab.send(command, topic=f"thread:{ref}", conversation=ref, body="Hello", client_id=client_id)
        answers.append({**tab.hear("error"), "topic": ""})
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "not_found"
    tab.send("read", conversation=thread.ref, seq=1)
    say(thread, buyer, "not for strangers")
    assert "not for strangers" not in tab.everything()


def test_the_queues_are_for_the_office_alone(open_tab: Open, live_site: Site) -> None:
    tab, desk = open_tab(a_person()), open_tab(an_agent())
    for one in (tab, desk):
        one.send("join", topic="office")
    assert tab.hear("error")["code"] == "not_found"
    desk.hear("joined")
    thread = a_support_thread(member=a_person())
    say(thread, User.objects.get(participations__conversation=thread), "Help")
    assert desk.hear("news")["conversations"] == [thread.ref]


def test_an_agents_first_words_seat_them(open_tab: Open, live_site: Site) -> None:
    thread, desk = a_support_thread(), open_tab(an_agent())
    desk.post(thread, "How can we help?")
    assert desk.hear("posted")["seq"] == 1


def test_too_much_at_once_is_answered_with_a_wait(open_tab: Open, buyer: User, thread: Conversation) -> None:
    tab = open_tab(buyer)
    for _number in range(22):
        tab.post(thread)
    refused = tab.hear("error")
    assert refused["code"] == "too_fast"
    assert refused["retry_s"] > 0
    assert refused["client_id"]


def test_the_blocked_hear_why(open_tab: Open, buyer: User, seller: User, thread: Conversation) -> None:
    block_person(seller, buyer)
    tab = open_tab(buyer)
    tab.post(thread)
    assert tab.hear("error")["code"] == "blocked"


def a_post(body: str, conversation: str = '"x"', client_id: str = f'"{uuid4()}"') -> str:
    return f'{{"post": {{"conversation": {conversation}, "client_id": {client_id}, "body": {body}}}}}'


MALFORMED = [
    ("nonsense", "malformed"),
    ("[]", "malformed"),
    ("{}", "malformed"),
    ("[" * 20_000, "malformed"),
    ('{"post": {}, "read": {}}', "malformed"),
    ('{"post": []}', "malformed"),
    ('{"post": null}', "malformed"),
    ('{"post": "' + "x" * 40_000 + '"}', "malformed"),
    (a_post('"a"', conversation='{"$ne": null}'), "malformed"),
    (a_post('"a"', client_id='"not-a-uuid"'), "malformed"),
    (a_post("1"), "malformed"),
    (a_post('" "'), "empty"),
    (a_post(r'"\ud800"'), "control"),
    (a_post('"a"', conversation=r'"\u0000"'), "not_found"),
    ('{"join": {"topic": 1}}', "malformed"),
    (r'{"join": {"topic": "thread:\u0000"}}', "not_found"),
    ('{"join": {"topic": "nowhere:x"}}', "not_found"),
    ('{"join": {"topic": ""}}', "not_found"),
    ('{"changes": {"conversation": "x", "after": -1}}', "malformed"),
    ('{"changes": {"conversation": "x", "after": 1e400}}', "malformed"),
    ('{"changes": {"conversation": "x", "after": true}}', "malformed"),
    ('{"read": {"conversation": "x", "seq": "1"}}', "malformed"),
    ('{"read": {"conversation": "x", "seq": 99999999999999999999}}', "malformed"),
    ('{"__class__": {}}', "unknown"),
]


def test_a_bad_frame_is_answered_and_the_socket_stays_open(open_tab: Open, live_site: Site) -> None:
    tab = open_tab(a_person())
    for frame, why in MALFORMED:
        tab.socket.send(frame)
        refused = tab.hear("error")
        assert refused["code"] == why, frame[:100]
        assert refused["message"], frame[:100]
    assert "pong" in tab.everything()


def test_bytes_are_no_frame(open_tab: Open, live_site: Site) -> None:
    tab = open_tab(a_person())
    tab.socket.send(b'{"ping": 1}')
    assert tab.hear("error")["code"] == "malformed"


def test_whoever_is_removed_hears_nothing_more(
    open_tab: Open, buyer: User, seller: User, thread: Conversation
) -> None:
    tab = open_tab(buyer)
    tab.join(thread)
    remove_person(thread, buyer, by=seller)
    say(thread, seller, "not for the removed")
    assert tab.hear("cut")["topic"] == f"thread:{thread.ref}"
    assert "not for the removed" not in tab.everything()


def sign_out(tab: Tab, person: User) -> None:
    tab.client.logout()


def change_password(tab: Tab, person: User) -> None:
    person.set_password("a quite different secret 7")
    person.save()


def deactivate(tab: Tab, person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize("end", [sign_out, change_password, deactivate])
def test_whoever_loses_their_session_is_cut_within_five_seconds(
    open_tab: Open, buyer: User, seller: User, thread: Conversation, end: Callable[[Tab, User], None]
) -> None:
    tab = open_tab(buyer)
    tab.join(thread)
    end(tab, buyer)
    assert tab.hear("cut")["topic"] == ""
    say(thread, seller, "not for the signed out")
    with pytest.raises(ConnectionClosed) as closed:
        tab.hear("changes")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    assert "not for the signed out" not in json.dumps(tab.heard)
