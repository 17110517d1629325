"""Archiving, starring, muting and marking unread: for oneself alone, many at once, and with a way back."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import Pointer, move_pointers, mute, take
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.muting import MuteFor, mute_end
from saypro.conversations.places import FOR_GOOD
from saypro.conversations.tasks import tell_if_unread, tell_mute_ended
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.listings.testing import a_listing
from saypro.notifications.models import Mail

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Africa/Johannesburg")


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, buyer, "Still for sale?")
    say(thread, seller, "It is")
    return thread


@pytest.fixture
def browser(buyer: User) -> Client:
    return signed_in_client(buyer)


def filed(browser: Client, how: str, *threads: Conversation, **fields: str) -> HttpResponse:
    data = {"ref": [thread.ref for thread in threads], **fields}
    return browser.post(f"/messages/{how}/", data, headers={"HX-Request": "true"})  # type: ignore[return-value]


def undo(browser: Client, toast: HttpResponse) -> HttpResponse:
    """Press the button in the toast."""
    was = re.search(r'name="was" value="([^"]+)"', toast.content.decode())
    assert was, "the toast offers no way back"
    return browser.post("/messages/undo/", {"was": was[1]}, headers={"HX-Request": "true"})  # type: ignore[return-value]


def refs(person: User, query: str = "") -> list[str]:
    page = signed_in_client(person).get(f"/messages/{query}").content.decode()
    return re.findall(r'<li data-ref="([^"]+)"', page)


def test_an_archived_thread_leaves_the_list_until_something_new_comes(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    toast = filed(browser, "archive", thread)
    assert "Archived." in toast.content.decode()
    assert refs(buyer) == []
    assert refs(buyer, "?show=archived") == [thread.ref]
    assert refs(seller) == [thread.ref], "the other side keeps its own order"
    say(thread, seller, "Are you there?")
    assert refs(buyer) == [thread.ref]
    assert refs(buyer, "?show=archived") == []


def test_an_archived_thread_does_not_count_as_unread(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    assert queries.unread_count(buyer) == 1
    filed(browser, "archive", thread)
    assert queries.unread_count(buyer) == 0
    say(thread, seller)
    assert queries.unread_count(buyer) == 1


def test_a_muted_thread_stays_archived_until_the_mute_ends(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    filed(browser, "mutes", thread, length="1h")
    filed(browser, "archive", thread)
    say(thread, seller)
    assert refs(buyer) == []
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1, minutes=1)):
        assert refs(buyer) == [thread.ref]
        assert queries.unread_count(buyer) == 1


def test_a_muted_thread_calls_for_nobody(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    filed(browser, "mutes", thread, length="8h")
    posted = say(thread, seller, "Hello?")
    assert queries.unread_count(buyer) == 0
    assert refs(buyer, "?show=unread") == []
    assert refs(buyer) == [thread.ref], "it is still in the list, only silent"
    tell_if_unread(ends=[[thread.pk, posted.seq, seller.pk]])
    assert not Mail.objects.filter(to=buyer.email).exists()


def test_open_screens_hear_that_a_mute_has_ended(thread: Conversation, buyer: User) -> None:
    mute(buyer, [thread.ref], until=FOR_GOOD)
    ends = ProcrastinateJob.objects.filter(task_name="conversations.tell_mute_ended")
    assert not ends.exists(), "what never ends needs nobody to tell of its end"
    until = datetime.now(UTC) + timedelta(hours=1)
    mute(buyer, [thread.ref], until=until)
    [job] = ends
    assert job.scheduled_at == until
    with CaptureQueriesContext(connection) as sent:
        tell_mute_ended(**job.args)
    assert f"inbox:{buyer.pk}={thread.pk}" in sent.captured_queries[0]["sql"]


def test_the_end_of_a_mute_is_where_the_person_is() -> None:
    evening = datetime(2026, 11, 23, 23, 30, tzinfo=HERE)
    ends = {length: mute_end(length, evening, HERE) for length in MuteFor}
    assert ends[MuteFor.HOUR] == datetime(2026, 11, 24, 0, 30, tzinfo=HERE)
    assert ends[MuteFor.WORKDAY] == datetime(2026, 11, 24, 7, 30, tzinfo=HERE)
    assert ends[MuteFor.MORNING] == datetime(2026, 11, 24, 8, 0, tzinfo=HERE)
    assert ends[MuteFor.WEEK] == datetime(2026, 11, 30, 23, 30, tzinfo=HERE)
    assert ends[MuteFor.GOOD] == FOR_GOOD
    abroad = ZoneInfo("Asia/Tokyo")
    assert mute_end(MuteFor.MORNING, evening, abroad) == datetime(2026, 11, 25, 8, 0, tzinfo=abroad)


@time_machine.travel(datetime(2026, 11, 23, 12, 0, tzinfo=HERE), tick=False)
def test_the_toast_says_when_a_mute_ends(browser: Client, thread: Conversation) -> None:
    toast = filed(browser, "mutes", thread, length="morning").content.decode()
    assert "Muted until Tuesday 24 November, 08:00." in toast
    page = browser.get(f"/messages/{thread.ref}/silence/").content.decode()
    assert "Muted until Tuesday 24 November, 08:00." in page
    assert "until you unmute it" in filed(browser, "mutes", thread, length="good").content.decode()


def test_unread_again_is_told_to_nobody(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    move_pointers([Pointer(thread.ref, buyer.pk, received=2, read=2)])
    assert queries.unread_count(buyer) == 0
    filed(browser, "reading", thread, on="0")
    assert queries.unread_count(buyer) == 1
    assert "1 new" in browser.get(thread.get_absolute_url()).content.decode()
    told = signed_in_client(seller).get(f"/messages/{thread.ref}/changes").json()["people"]
    assert {"person": buyer.handle, "received": 2, "read": 2} in told


def test_what_was_put_back_as_unread_is_read_by_reading_or_answering(
    browser: Client, thread: Conversation, buyer: User
) -> None:
    for again in (
        lambda: move_pointers([Pointer(thread.ref, buyer.pk, received=2, read=2)]),
        lambda: say(thread, buyer, "I am back"),
        lambda: filed(browser, "reading", thread, on="1"),
    ):
        move_pointers([Pointer(thread.ref, buyer.pk, received=2, read=2)])
        filed(browser, "reading", thread, on="0")
        assert queries.unread_count(buyer) == 1
        again()
        assert queries.unread_count(buyer) == 0


@pytest.mark.parametrize(
    ("how", "on", "off"),
    [
        ("archive", {}, {"on": "0"}),
        ("stars", {}, {"on": "0"}),
        ("mutes", {"length": "week"}, {"on": "0"}),
        ("reading", {}, {"on": "0"}),
    ],
)
def test_everything_can_be_undone_exactly(
    browser: Client, thread: Conversation, buyer: User, how: str, on: dict[str, str], off: dict[str, str]
) -> None:
    """Of several threads, those that were filed so before stay so."""
    already = a_deal(buyer=buyer)
    say(already, buyer)
    filed(browser, how, already, **on)
    before = list(places(buyer))
    for fields in (on, off, on):
        toast = filed(browser, how, thread, already, **fields)
        assert undo(browser, toast).status_code == 200
        assert list(places(buyer)) == before


def places(person: User) -> list[tuple[object, ...]]:
    return [
        (place.conversation_id, place.archived_seq, place.is_starred, place.muted_until, place.seen_seq)
        for place in Participant.objects.filter(person=person).order_by("pk")
    ]


def test_an_undo_is_good_for_its_owner_alone(browser: Client, thread: Conversation, seller: User) -> None:
    toast = filed(browser, "archive", thread)
    assert undo(signed_in_client(seller), toast).status_code == 422
    for was in ("", "nonsense", "a:b:c"):
        answer = browser.post("/messages/undo/", {"was": was}, headers={"HX-Request": "true"})
        assert answer.status_code == 422
        assert "can no longer be undone" in answer.content.decode()
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        assert undo(browser, toast).status_code == 422


def test_nobody_files_a_thread_for_somebody_else(thread: Conversation, seller: User) -> None:
    stranger = signed_in_client(a_person(name="Ayesha Khan"))
    before = list(Participant.objects.order_by("pk").values())
    for how in ("archive", "stars", "mutes", "reading"):
        foreign = filed(stranger, how, thread)
        assert foreign.status_code == 200
        missing = stranger.post(f"/messages/{how}/", {"ref": "x" * 22}, headers={"HX-Request": "true"})
        assert "Undo" not in foreign.content.decode()
        assert foreign.content == missing.content, "a stranger does not learn that the thread exists"
    assert list(Participant.objects.order_by("pk").values()) == before


def test_a_seat_of_the_office_is_not_filed_here(buyer: User) -> None:
    question, agent = a_support_thread(member=buyer), an_agent()
    say(question, buyer)
    take(question, agent)
    filed(signed_in_client(agent), "archive", question)
    assert Participant.objects.get(person=agent).archived_seq is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose at least one conversation first"),
        ({"ref": "a/b"}, "Choose at least one conversation first"),
        ({"ref": [f"ref-{number}" for number in range(201)]}, "at most 200"),
        ({"ref": "x" * 22, "on": "maybe"}, "Select a valid choice"),
        ({"ref": "x" * 22, "length": "a minute"}, "Choose for how long"),
    ],
)
def test_what_cannot_be_filed_is_answered_with_a_sentence(
    browser: Client, fields: dict[str, str], sentence: str
) -> None:
    for headers in ({"HX-Request": "true"}, {}):
        answer = browser.post("/messages/mutes/", fields, headers=headers)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_a_plain_form_leads_back_with_a_toast(browser: Client, thread: Conversation) -> None:
    answer = browser.post("/messages/archive/", {"ref": thread.ref, "next": "/messages/?lane=deals"})
    assert answer["Location"] == "/messages/?lane=deals"
    page = browser.get("/messages/?lane=deals").content.decode()
    assert "Archived." in page
    assert 'action="/messages/undo/"' in page
    for foreign in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = browser.post("/messages/archive/", {"ref": thread.ref, "next": foreign})
        assert answer["Location"] == "/messages/"


def test_many_are_filed_in_one_go(browser: Client, thread: Conversation, buyer: User) -> None:
    others = [a_deal(buyer=buyer) for _number in range(3)]
    for other in others:
        say(other, buyer)
    toast = filed(browser, "archive", thread, *others)
    assert "4 conversations archived." in toast.content.decode()
    assert refs(buyer) == []
    undo(browser, toast)
    assert len(refs(buyer)) == 4


def test_a_star_is_seen_and_found(browser: Client, thread: Conversation, buyer: User, seller: User) -> None:
    filed(browser, "stars", thread)
    assert "Starred" in browser.get("/messages/").content.decode()
    assert refs(buyer, "?show=starred") == [thread.ref]
    assert refs(seller, "?show=starred") == []


def test_the_page_of_the_silenced_undoes_both(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    browser.post(f"/people/{seller.handle}/block/")
    filed(browser, "mutes", thread, length="week")
    page = browser.get("/messages/silenced/").content.decode()
    assert "Sipho Dlamini" in page
    assert "Muted until" in page
    browser.post(f"/people/{seller.handle}/block/", {"blocked": "0", "next": "/messages/silenced/"})
    browser.post("/messages/mutes/", {"ref": thread.ref, "on": "0", "next": "/messages/silenced/"})
    page = browser.get("/messages/silenced/").content.decode()
    assert "You have blocked nobody" in page
    assert "Nothing is muted" in page


def test_mute_block_and_report_each_say_what_they_do(browser: Client, thread: Conversation) -> None:
    page = browser.get(f"/messages/{thread.ref}/silence/").content.decode()
    assert "Sipho does not notice and can still write" in page
    assert "neither of you can write to the other" in page
    assert "Our office looks into it and tells you what came of it" in page


def test_between_two_people_lie_only_their_own_threads(
    thread: Conversation, buyer: User, seller: User
) -> None:
    second = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(second, buyer, str(uuid4()))
    say(a_deal(buyer=buyer), buyer)
    a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(a_support_thread(member=buyer), buyer)
    assert list(queries.threads_between(buyer, seller)) == [second, thread]
    assert list(queries.threads_between(seller, buyer)) == [second, thread]
    assert list(queries.threads_between(a_person(), seller)) == []
