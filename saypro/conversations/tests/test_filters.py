"""Lanes and filters: every combination by address, several at once, kept under a name."""

import re
from itertools import combinations, product
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import Pointer, archive, move_pointers, mute, star
from saypro.conversations.filters import known_filters
from saypro.conversations.models import Conversation, SavedFilter
from saypro.conversations.places import FOR_GOOD
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.conversations.wanted import Lane, Wanted
from saypro.kit.assertions import assert_queries
from saypro.listings.models import Category
from saypro.listings.testing import a_listing
from saypro.notifications.actions import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def lerato() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def browser(lerato: User) -> Client:
    return signed_in_client(lerato)


class Inbox:
    """Some of everything: `facts` say of each thread what is true of it."""

    def __init__(self, person: User) -> None:
        self.person = person
        self.facts: dict[str, set[str]] = {}
        for number, (side, marks) in enumerate(product(SIDES, subsets(MARKS))):
            self.add(side, set(marks), number)

    def add(self, side: str, marks: set[str], number: int) -> None:
        other = a_person(name=f"Other {number}")
        thread = self.begin(side, other)
        say(thread, self.person if side == "office" else other, f"message {number}")
        if "unread" not in marks:
            move_pointers([Pointer(thread.ref, self.person.pk, received=1, read=1)])
        elif side == "office":
            say(thread, self.person)
            signed_in_client(self.person).post("/messages/reading/", {"ref": thread.ref, "on": "0"})
        if "starred" in marks:
            star(self.person, [thread.ref])
        if "muted" in marks:
            mute(self.person, [thread.ref], until=FOR_GOOD)
        if "archived" in marks:
            archive(self.person, [thread.ref])
        self.facts[thread.ref] = {side, *marks}

    def begin(self, side: str, other: User) -> Conversation:
        if side == "office":
            return a_support_thread(member=self.person)
        if side == "buying":
            return a_deal(buyer=self.person, listing=a_listing(seller=other))
        return a_deal(buyer=other, listing=a_listing(seller=self.person))

    def expected(self, lane: Lane, shows: tuple[str, ...]) -> set[str]:
        return {ref for ref, facts in self.facts.items() if fits(facts, lane, set(shows))}


SIDES = ("buying", "selling", "office")
MARKS = ("unread", "starred", "archived", "muted")


def subsets(marks: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(marks) + 1) for chosen in combinations(marks, size)]


def fits(facts: set[str], lane: Lane, shows: set[str]) -> bool:
    """The rules, told a second time and differently."""
    if lane == Lane.NOTICES:
        return False
    if (lane == Lane.DEALS and "office" in facts) or (lane == Lane.SUPPORT and "office" not in facts):
        return False
    if ("archived" in shows) != ("archived" in facts):
        return False
    if "unread" in shows and ("unread" not in facts or {"muted", "archived"} & facts):
        return False
    if "starred" in shows and "starred" not in facts:
        return False
    sides = shows & set(SIDES)
    return not sides or bool(sides & facts)


def test_every_combination_of_filters_shows_what_it_says(lerato: User, browser: Client) -> None:
    inbox = Inbox(lerato)
    keys = tuple(key for key in known_filters() if key in {*SIDES, "unread", "starred", "archived"})
    for lane in Lane:
        for shows in some_of(subsets(keys)):
            wanted = Wanted(lane, shows)
            assert everything(lerato, wanted) == inbox.expected(lane, shows), wanted.query
    for shows in [(), ("unread",), ("archived", "starred"), ("buying", "selling")]:
        page = browser.get("/messages/", {"show": shows}).content.decode()
        shown = set(re.findall(r'<li data-ref="([^"]+)"', page))
        assert shown <= inbox.expected(Lane.ALL, shows)
        assert shown or not inbox.expected(Lane.ALL, shows)


def some_of(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """All of at most two, and of those with more the same few every time."""
    small = [chosen for chosen in choices if len(chosen) < 3]
    return small + Random(1).sample([chosen for chosen in choices if len(chosen) > 2], 8)


def everything(person: User, wanted: Wanted) -> set[str]:
    """All pages of the list; none holds a thread twice."""
    found: list[str] = []
    after = ""
    while True:
        page = queries.inbox_page(person, wanted, after)
        found += [row.conversation.ref for row in page.rows]
        if not page.older:
            assert len(found) == len(set(found))
            return set(found)
        after = page.older


def test_a_row_is_asked_for_as_the_list_is_narrowed(lerato: User, browser: Client) -> None:
    inbox = Inbox(lerato)
    asked = {"ref": list(inbox.facts), "lane": "deals", "show": ["starred", "selling"]}
    rows = browser.get("/messages/rows", asked).content.decode()
    found = set(re.findall(r'<li data-ref="([^"]+)"', rows))
    assert found == inbox.expected(Lane.DEALS, ("starred", "selling"))


def test_nobody_gets_rows_of_others(lerato: User) -> None:
    inbox = Inbox(lerato)
    stranger = signed_in_client(a_person(name="Ayesha Khan"))
    assert stranger.get("/messages/rows", {"ref": list(inbox.facts)}).content.decode().strip() == ""


def test_the_list_can_be_narrowed_to_an_ad_and_to_a_category(lerato: User, browser: Client) -> None:
    first, second = a_listing(title="Trek Marlin"), a_listing(title="Canvas tent")
    threads = [a_deal(buyer=lerato, listing=ad) for ad in (first, second)]
    for thread in threads:
        say(thread, lerato)
    assert everything(lerato, Wanted(ad=first.ref)) == {threads[0].ref}
    category = Category.objects.get(pk=first.category_id)
    same = {thread.ref for thread in threads if thread.listing and thread.listing.category_id == category.pk}
    assert everything(lerato, Wanted(category=category.slug)) == same
    root = Category.objects.get(path=category.root_path)
    assert threads[0].ref in everything(lerato, Wanted(category=root.slug))
    assert everything(lerato, Wanted(category="no-such")) == set()
    page = browser.get("/messages/filters/", {"ad": first.ref}).content.decode()
    assert "Trek Marlin" in page
    assert "Canvas tent" in page


def test_nonsense_in_the_address_is_left_out(lerato: User, browser: Client) -> None:
    say(a_deal(buyer=lerato), lerato)
    query = {
        "lane": "nowhere",
        "show": ["nothing", "all", "' OR 1=1"],
        "older": "?",
        "ad": "",
        "category": "",
    }
    page = browser.get("/messages/", query)
    assert page.status_code == 200
    assert 'class="conv"' in page.content.decode()


def test_nothing_that_fits_differs_from_nothing_at_all(lerato: User, browser: Client) -> None:
    assert "No messages yet" in browser.get("/messages/").content.decode()
    assert "No messages yet" in browser.get("/messages/", {"show": "starred"}).content.decode()
    thread = a_deal(buyer=lerato)
    say(thread, lerato)
    assert "Nothing fits these filters" in browser.get("/messages/?show=starred").content.decode()
    assert "Nothing unread" in browser.get("/messages/?show=unread").content.decode()
    assert "Nothing with our office" in browser.get("/messages/?lane=support").content.decode()
    archive(lerato, [thread.ref])
    assert "All put away" in browser.get("/messages/").content.decode()


def test_lanes_have_counts_and_the_frame_has_their_sum(lerato: User, browser: Client) -> None:
    Inbox(lerato)
    for number in (1, 2):
        a_notice(lerato, number)
    counts = queries.unread_counts(lerato)
    page = browser.get("/messages/?lane=deals").content.decode()
    said = dict(re.findall(r'data-unread-lane="(\w+)"[^>]*><span data-count>(\d+)<', page))
    assert said == {lane: str(counts.of(lane)) for lane in Lane}
    assert counts.notices == 2
    frame = re.findall(r"data-unread-count[^>]*><span data-count>(\d+)<", page)
    assert set(frame) == {str(counts.deals + counts.support + counts.notices)}


def a_notice(person: User, number: int, title: str = "Your offer was accepted") -> None:
    now = timezone.now()
    tell(person.pk, kind="security", title=title, body="", url="/saved/", event_id=number, at=now)


def test_notices_are_the_third_lane(lerato: User, browser: Client) -> None:
    assert "Nothing so far" in browser.get("/messages/?lane=notices").content.decode()
    for number in range(25):
        a_notice(lerato, number, title=f"Notice {number}.")
    page = browser.get("/messages/?lane=notices").content.decode()
    assert "Notice 24." in page
    assert "Notice 4." not in page
    assert "data-to-notices hidden" not in browser.get("/messages/").content.decode()
    older = re.search(r'class="older"><a [^>]*href="([^"]+)"', page)
    assert older
    assert "Notice 4." in browser.get(older[1].replace("&amp;", "&")).content.decode()
    browser.post("/notices/readings/")
    assert queries.unread_counts(lerato).notices == 0
    assert "data-to-notices hidden" in browser.get("/messages/").content.decode()
    theirs = signed_in_client(a_person()).get("/messages/?lane=notices").content.decode()
    assert "Notice 24." not in theirs


def test_a_filter_is_kept_under_a_name(lerato: User, browser: Client) -> None:
    answer = browser.post("/messages/filters/", {"name": "To answer", "query": "?lane=deals&show=unread"})
    assert answer["Location"] == "/messages/?lane=deals&show=unread"
    assert "To answer" in browser.get("/messages/").content.decode()
    saved = SavedFilter.objects.get(person=lerato)
    browser.post(f"/messages/filters/{saved.pk}/", {"name": "Bikes"})
    saved.refresh_from_db()
    assert saved.name == "Bikes"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "", "query": "?show=unread"}, "Give the filter a name"),
        ({"name": " \t", "query": "?show=unread"}, "Give the filter a name"),
        ({"name": "x" * 41, "query": "?show=unread"}, "longer than 40"),
        ({"name": "taken", "query": "?show=unread"}, "You have a filter of that name"),
        ({"name": "All", "query": ""}, "Choose a lane or a filter first"),
        ({"name": "All", "query": "?show=nonsense&x=" + "y" * 5000}, "Choose a lane or a filter first"),
    ],
)
def test_a_filter_that_cannot_be_kept_says_why(
    browser: Client, fields: dict[str, str], sentence: str
) -> None:
    browser.post("/messages/filters/", {"name": "Taken", "query": "?show=starred"})
    page = browser.post("/messages/filters/", fields)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert SavedFilter.objects.count() == 1


def test_filters_are_kept_in_the_order_their_owner_gives_them(lerato: User, browser: Client) -> None:
    for name in ("One", "Two", "Three"):
        browser.post("/messages/filters/", {"name": name, "query": "?show=unread"})
    three = SavedFilter.objects.get(name="Three")
    for step, order in (
        ("-1", ["One", "Three", "Two"]),
        ("-1", ["Three", "One", "Two"]),
        ("-1", ["Three", "One", "Two"]),
        ("1", ["One", "Three", "Two"]),
    ):
        browser.post(f"/messages/filters/{three.pk}/place/", {"step": step})
        assert [each.name for each in queries.saved_filters(lerato)] == order
    page = browser.post(f"/messages/filters/{three.pk}/deletion/", follow=True).content.decode()
    assert "Deleted Three." in page
    assert [each.name for each in queries.saved_filters(lerato)] == ["One", "Two"]
    gone = {"name": "Three", "query": "?show=unread", "position": "1"}
    browser.post("/messages/filters/restored/", gone)
    assert [each.name for each in queries.saved_filters(lerato)] == ["One", "Three", "Two"]


def test_twenty_filters_are_enough(lerato: User, browser: Client) -> None:
    for number in range(20):
        browser.post("/messages/filters/", {"name": str(number), "query": "?show=unread"})
    page = browser.post("/messages/filters/", {"name": "One more", "query": "?show=unread"})
    assert page.status_code == 422
    assert "You have saved 20 filters" in page.content.decode()


def test_nobody_touches_the_filters_of_others(browser: Client) -> None:
    browser.post("/messages/filters/", {"name": "Mine", "query": "?show=unread"})
    saved, stranger = SavedFilter.objects.get(), signed_in_client(a_person())
    for name in ("saved_filter", "place_of_filter", "deletion_of_filter"):
        path = reverse(f"conversations:{name}", args=[saved.pk])
        assert stranger.post(path, {"name": "Theirs"}).status_code == 404
    assert "Mine" not in stranger.get("/messages/filters/").content.decode()
    assert SavedFilter.objects.get().name == "Mine"


def test_the_page_of_filters_costs_the_same_for_many_threads(lerato: User, browser: Client) -> None:
    for _number in range(12):
        say(a_deal(buyer=lerato), lerato)
    with assert_queries("filters", beside=__file__):
        browser.get("/messages/filters/")


def test_a_narrowed_list_costs_the_same_for_many_threads(lerato: User, browser: Client) -> None:
    for _number in range(12):
        say(a_deal(buyer=lerato), lerato)
    with assert_queries("narrowed inbox", beside=__file__):
        browser.get("/messages/?lane=deals&show=unread&show=buying&show=selling&category=bicycles")
    refs = list(Conversation.objects.values_list("ref", flat=True))
    with assert_queries("rows", beside=__file__):
        browser.get("/messages/rows", {"ref": refs})
