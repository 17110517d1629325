"""Finding what was said, and never a word from a thread one may not see."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import TextField
from django.db.models.functions import Cast
from django.test import Client
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import (
    block_person,
    delete_message,
    edit_message,
    index_messages,
    index_missing_messages,
    remove_person,
    take,
    undo_message,
)
from saypro.conversations.events import MessagesPosted
from saypro.conversations.models import Conversation, Message, MessageWords
from saypro.conversations.queries import Search
from saypro.conversations.reactions import keep_words
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.kit.assertions import assert_queries
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller, title="Trek Marlin 7"))


@pytest.fixture
def browser(buyer: User) -> Client:
    return signed_in_client(buyer)


def said(thread: Conversation, sender: User, body: str) -> Message:
    """A message whose words the worker has taken."""
    posted = say(thread, sender, body)
    keep_words(MessagesPosted(messages=[[posted.message_id, thread.pk, posted.seq, sender.pk]]))
    return Message.objects.get(pk=posted.message_id)


def bodies(person: User, words: str, **more: object) -> list[str]:
    hits = queries.found_by(person, Search(words, **more))  # type: ignore[arg-type]
    return [message.body for message in hits.messages]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("deposit", True),
        ("DEPOSIT", True),
        ("deposits", True),  # English stems
        ("paying", True),
        ("cafe", True),  # without its accent
        ("Café", True),
        ("môre", True),  # a word of another language, as it is
        ("more", True),
        ("deposit café", True),
        ('"the deposit"', True),
        ('"café deposit"', False),
        ("deposit -café", False),
        ("the", True),  # a word English leaves out is still a word
        ("=1", False),
        ("hamster", False),
        ("' OR 1=1 --", False),
        (":*", False),
        ("((", False),
    ],
)
def test_words_are_found_as_people_type_them(
    thread: Conversation, buyer: User, seller: User, words: str, is_found: bool
) -> None:
    said(thread, seller, "You can pay the deposit at the café, môre")
    assert bool(bodies(buyer, words)) is is_found


def test_what_was_found_is_marked_and_leads_to_its_place(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    for number in range(60):
        say(thread, buyer, f"number {number}")
    found = said(thread, seller, "The <img src=x onerror=alert(1)> invoice & box < R 5")
    for number in range(60, 120):
        say(thread, buyer, f"number {number}")
    page = browser.get("/messages/search/", {"q": "invoices"}).content.decode()
    assert "<mark>invoice</mark> &amp; box &lt; R 5" in page
    assert "<img src=x" not in page
    [url] = re.findall(r'class="hit" href="([^"]+)"', page)
    url = url.replace("&amp;", "&")
    assert url == f"{thread.get_absolute_url()}?q=invoices&at=61#m-{found.client_id}"
    opened = browser.get(url).content.decode()
    assert f'id="m-{found.client_id}"' in opened
    assert "number 59" in opened
    assert "number 60" in opened
    assert "number 119" not in opened.split('role="log"')[1]
    assert "Later messages" in opened
    assert 'aria-current="true"' in opened, "the hit is marked in the list beside"


def test_a_hit_near_the_end_opens_the_living_thread(
    browser: Client, thread: Conversation, seller: User
) -> None:
    said(thread, seller, "The invoice is in the box")
    opened = browser.get(thread.get_absolute_url(), {"q": "invoice", "at": "1"}).content.decode()
    assert "<live-thread" in opened


def test_results_stand_by_thread_the_newest_first(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    other = a_deal(buyer=buyer, listing=a_listing(title="Canvas tent"))
    said(thread, seller, "warranty one")
    said(other, buyer, "warranty two")
    said(thread, seller, "warranty three")
    page = browser.get("/messages/search/", {"q": "warranty"}).content.decode()
    order = re.findall(r"<mark>warranty</mark> (\w+)", page)
    assert order == ["three", "one", "two"]
    assert page.index("Trek Marlin 7") < page.index("Canvas tent")


def test_many_results_come_in_pages_without_gap_or_double(
    browser: Client, thread: Conversation, seller: User
) -> None:
    for number in range(40):
        said(thread, seller, f"parcel {number}")
    found: list[str] = []
    url = "/messages/search/?q=parcel"
    while url:
        page = browser.get(url).content.decode()
        found += re.findall(r"</mark> (\d+)", page)
        older = re.search(r'class="older"><a [^>]*href="([^"]+)"', page)
        url = older[1].replace("&amp;", "&") if older else ""
    assert found == [str(number) for number in reversed(range(40))]


def test_a_stranger_finds_nothing(thread: Conversation, seller: User) -> None:
    said(thread, seller, "a secret word")
    stranger = a_person(name="Ayesha Khan")
    assert bodies(stranger, "secret") == []
    page = signed_in_client(stranger).get("/messages/search/", {"q": "secret"}).content.decode()
    assert "Nothing found" in page
    asked = {"q": "secret", "thread": thread.ref}
    page = signed_in_client(stranger).get("/messages/search/", asked).content.decode()
    assert "Nothing found" in page
    assert "Trek Marlin" not in page
    for key, value in (("person", seller.handle), ("ad", thread.listing.ref)):  # type: ignore[union-attr]
        asked = {"q": "secret", key: value}
        page = signed_in_client(stranger).get("/messages/search/", asked).content.decode()
        assert "Nothing found" in page
        assert "Sipho" not in page


def test_who_left_a_thread_finds_nothing_of_it(thread: Conversation, buyer: User, seller: User) -> None:
    said(thread, seller, "a secret word")
    assert bodies(buyer, "secret")
    remove_person(thread, buyer, by=seller)
    assert bodies(buyer, "secret") == []
    assert queries.people_like(buyer, "Sipho") == []
    assert queries.threads_called(buyer, "Trek") == []


def test_what_the_blocked_have_said_stays(thread: Conversation, buyer: User, seller: User) -> None:
    said(thread, seller, "a word before")
    block_person(buyer, seller)
    assert bodies(buyer, "before") == ["a word before"]


def test_the_office_finds_its_own_threads_and_no_deals(
    thread: Conversation, buyer: User, seller: User
) -> None:
    question, agent = a_support_thread(member=buyer, subject="Payment"), an_agent()
    said(thread, seller, "invoice between two members")
    said(question, buyer, "invoice for the office")
    take(question, agent)
    said(question, agent, "invoice from the office")
    found = queries.found_by_office(an_agent(), Search("invoice"))
    assert [each.body for each in found.messages] == ["invoice from the office", "invoice for the office"]
    page = signed_in_client(agent).get("/office/search/", {"q": "invoice"}).content.decode()
    assert f"/office/{question.ref}/?q=invoice" in page
    assert "two members" not in page
    assert bodies(agent, "invoice") == [], "what they answer is the office's, not their own"
    assert len(bodies(buyer, "invoice")) == 3
    assert signed_in_client(buyer).get("/office/search/", {"q": "invoice"}).status_code == 404


def test_what_was_taken_away_is_found_no_more(thread: Conversation, seller: User, buyer: User) -> None:
    deleted, undone = said(thread, seller, "gone parcel"), said(thread, seller, "undone parcel")
    delete_message(deleted, seller, at=deleted.sent_at)
    undo_message(undone, seller, at=undone.sent_at)
    assert bodies(buyer, "parcel") == [], "at once, before the worker has looked"
    index_messages([deleted.pk, undone.pk])
    kept = MessageWords.objects.annotate(text=Cast("words", TextField()))
    assert set(kept.values_list("text", flat=True)) == {""}


def test_edited_words_are_found_in_place_of_the_old(thread: Conversation, seller: User, buyer: User) -> None:
    message = said(thread, seller, "the price is firm")
    edit_message(message, seller, "the price is open", at=message.sent_at)
    index_messages([message.pk])
    assert bodies(buyer, "firm") == []
    assert bodies(buyer, "open") == ["the price is open"]


def test_an_older_wording_never_replaces_a_newer(thread: Conversation, seller: User, buyer: User) -> None:
    message = said(thread, seller, "the price is firm")
    MessageWords.objects.update(revision=10_000)
    Message.objects.filter(pk=message.pk).update(body="the price is open")
    index_messages([message.pk])
    assert bodies(buyer, "open") == []


def test_words_are_taken_once_and_what_is_missing_can_be_caught_up(
    thread: Conversation, seller: User, buyer: User
) -> None:
    said(thread, seller, "first parcel")
    say(thread, seller, "second parcel")
    assert bodies(buyer, "parcel") == ["first parcel"]
    assert index_missing_messages() == 1
    assert index_missing_messages() == 0
    assert bodies(buyer, "parcel") == ["second parcel", "first parcel"]


def test_a_search_is_narrowed_by_person_ad_thread_and_day(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    second = a_deal(buyer=buyer, listing=a_listing(seller=seller, title="Canvas tent"))
    third = a_deal(buyer=buyer, listing=a_listing(seller=a_person(name="Naledi Pillay"), title="Drill"))
    for place in (thread, second, third):
        said(place, buyer, f"parcel about {place.subject}")
    assert thread.listing
    assert len(found(browser, q="parcel")) == 3
    assert found(browser, q="parcel", person=seller.handle) == {"Trek Marlin 7", "Canvas tent"}
    assert found(browser, q="parcel", ad=thread.listing.ref) == {"Trek Marlin 7"}
    assert found(browser, q="parcel", thread=second.ref) == {"Canvas tent"}
    assert found(browser, person=seller.handle) == {"Trek Marlin 7", "Canvas tent"}, "no words are needed"
    today = datetime.now(UTC) + timedelta(hours=2)
    day, before = f"{today:%Y-%m-%d}", f"{today - timedelta(days=1):%Y-%m-%d}"
    assert len(found(browser, q="parcel", since=day, until=day)) == 3
    assert found(browser, q="parcel", until=before) == set()


def found(browser: Client, **asked: str) -> set[str]:
    page = browser.get("/messages/search/", asked).content.decode()
    return set(re.findall(r"about ([\w ]+)", page))


def test_people_are_found_by_a_misspelt_name_and_ads_by_part_of_a_title(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    said(thread, buyer, "hello")
    for words in ("Sipho", "sipho dlamini", "dlamni", "Siphoo"):
        assert queries.people_like(buyer, words) == [seller], words
    assert queries.people_like(buyer, "Thandiwe") == []
    assert queries.people_like(buyer, "Lerato") == [], "nobody looks for themselves"
    assert [row.conversation for row in queries.threads_called(buyer, "marlin tre")] == [thread]
    page = browser.get("/messages/search/", {"q": "dlamni"}).content.decode()
    assert f"?person={seller.handle}" in page
    assert "Trek Marlin 7" in browser.get("/messages/search/", {"q": "marlin"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"q": "x" * 201}, "longer than 200 characters"),
        ({"q": "a", "since": "yesterday"}, "Write the first day as 2026-11-23"),
        ({"q": "a", "until": "2026-13-40"}, "Write the last day as 2026-11-23"),
        ({"q": "a", "since": "2026-11-02", "until": "2026-11-01"}, "The first day lies after the last"),
        ({"q": "a\x00b"}, "Null characters"),
    ],
)
def test_what_cannot_be_searched_is_answered_with_a_sentence(
    browser: Client, asked: dict[str, str], sentence: str
) -> None:
    answer = browser.get("/messages/search/", asked)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 30, "1 OR 1=1"])
def test_a_bent_cursor_gives_the_first_page(
    browser: Client, thread: Conversation, seller: User, before: str
) -> None:
    said(thread, seller, "parcel")
    answer = browser.get("/messages/search/", {"q": "parcel", "before": before})
    assert "<mark>parcel</mark>" in answer.content.decode()


def test_nothing_asked_finds_nothing(browser: Client, thread: Conversation, seller: User) -> None:
    said(thread, seller, "parcel")
    page = browser.get("/messages/search/").content.decode()
    assert "Find what was said" in page
    assert "parcel" not in page
    assert "Nothing found" in browser.get("/messages/search/", {"q": "!!"}).content.decode()


def test_too_many_searches_are_told_when_to_go_on(
    browser: Client, thread: Conversation, settings: Settings
) -> None:
    settings.SEARCHES_PER_MINUTE = 3
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        for _number in range(3):
            assert browser.get("/messages/search/", {"q": "parcel"}).status_code == 200
        answer = browser.get("/messages/search/", {"q": "parcel"})
        assert answer.status_code == 429
        assert "more than 3 searches in a minute. Search again in 60 seconds" in answer.content.decode()
        assert 'value="parcel"' in answer.content.decode(), "the words are kept"
        assert browser.get("/messages/search/").status_code == 200, "the empty page costs nothing"
    with time_machine.travel(datetime(2026, 11, 23, 12, 1, 1, tzinfo=UTC), tick=False):
        assert browser.get("/messages/search/", {"q": "parcel"}).status_code == 200


def test_a_search_costs_the_same_for_many_results(
    browser: Client, thread: Conversation, buyer: User, seller: User
) -> None:
    for number in range(8):
        place = a_deal(buyer=buyer, listing=a_listing(seller=a_person(name=f"Seller {number}")))
        said(place, buyer, "parcel one")
        said(place, buyer, "parcel two")
    browser.get("/messages/search/", {"q": "parcel"})
    with assert_queries("search", beside=__file__):
        browser.get("/messages/search/", {"q": "parcel"})
