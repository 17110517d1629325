"""The inbox narrowed to open offers, ads and categories: whatever happened, it lists what a recount finds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import actions as conversations
from saypro.conversations import queries
from saypro.conversations.actions import Pointer
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, say
from saypro.conversations.wanted import Wanted
from saypro.deals import actions
from saypro.deals.models import Offer
from saypro.deals.testing import an_offer
from saypro.listings.testing import a_category, a_listing

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
STANDS = timedelta(hours=48)


@dataclass
class Told:
    """One thread as somebody would keep it on paper."""

    thread: Conversation
    side: str
    other: User
    said: int = 0
    read: int = 0
    archived: int = 0
    is_starred: bool = False
    open_until: datetime | None = None

    def facts(self, at: datetime) -> set[str]:
        """The keys of the filters that let it through."""
        true = {
            self.side: True,
            "unread": self.read < self.said and not self.is_archived,
            "starred": self.is_starred,
            "offer": self.open_until is not None and self.open_until > at,
        }
        return {key for key, is_true in true.items() if is_true}

    @property
    def is_archived(self) -> bool:
        return 0 < self.said <= self.archived


@dataclass
class Paper:
    """Lerato buys a bike and a fridge, and two people want her tent."""

    me: User
    threads: list[Told]
    at: datetime = START

    def hear(self, told: Told) -> None:
        say(told.thread, told.other)
        told.said += 1

    def write(self, told: Told) -> None:
        say(told.thread, self.me)
        told.said += 1
        told.read = told.said

    def offer(self, told: Told) -> None:
        """By whoever buys; nothing while one is open."""
        if "offer" in told.facts(self.at):
            return
        an_offer(told.thread)
        told.said += 1
        told.read = told.said if told.side == "buying" else told.read
        told.open_until = self.at + STANDS

    def decline(self, told: Told) -> None:
        if "offer" in told.facts(self.at):
            offer = open_offer(told)
            actions.decline_offer(offer, by=offer.receiver, at=self.at)
            told.open_until = None

    def withdraw(self, told: Told) -> None:
        if "offer" in told.facts(self.at):
            offer = open_offer(told)
            actions.withdraw_offer(offer, by=offer.maker, at=self.at)
            told.open_until = None

    def wait(self, _told: Told) -> None:
        self.at += timedelta(hours=30)

    def sweep(self, _told: Told) -> None:
        """The schedule comes by; it changes nothing that a filter shows."""
        actions.lapse_offers(self.at)

    def open(self, told: Told) -> None:
        conversations.move_pointers([Pointer(told.thread.ref, self.me.pk, told.said, told.said)])
        told.read = told.said

    def star(self, told: Told) -> None:
        conversations.star(self.me, [told.thread.ref])
        told.is_starred = told.is_starred or told.said > 0

    def archive(self, told: Told) -> None:
        conversations.archive(self.me, [told.thread.ref])
        told.archived = told.said

    def unarchive(self, told: Told) -> None:
        conversations.unarchive(self.me, [told.thread.ref])
        told.archived = 0

    def recount(self, wanted: Wanted) -> set[str]:
        return {told.thread.ref for told in self.threads if told.said and self.fits(told, wanted)}

    def fits(self, told: Told, wanted: Wanted) -> bool:
        listing, shows = told.thread.listing, {*wanted.shows}
        assert listing is not None
        return (
            told.is_archived == ("archived" in shows)
            and shows - {"archived"} <= told.facts(self.at)
            and wanted.ad in ("", listing.ref)
            and wanted.category in ("", listing.category.slug)
        )


def open_offer(told: Told) -> Offer:
    return Offer.objects.between_people().filter(conversation=told.thread, state="open").latest("pk")


STEPS: list[Callable[[Paper, Told], None]] = [
    Paper.hear,
    Paper.write,
    Paper.offer,
    Paper.offer,
    Paper.decline,
    Paper.withdraw,
    Paper.wait,
    Paper.sweep,
    Paper.open,
    Paper.star,
    Paper.archive,
    Paper.unarchive,
]
HISTORIES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), min_size=15, max_size=35)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES)
def test_every_list_is_a_recount(history: list[tuple[Callable[[Paper, Told], None], int]]) -> None:
    with time_machine.travel(START, tick=False):
        paper = a_paper()
    for step, which in history:
        with time_machine.travel(paper.at, tick=False):
            step(paper, paper.threads[which])
        with time_machine.travel(paper.at, tick=False):
            for wanted in wishes(paper):
                assert listed(paper.me, wanted) == paper.recount(wanted), (step.__name__, wanted.query)


def a_paper() -> Paper:
    me, sipho, naledi = a_person("Lerato Mokoena"), a_person("Sipho Dlamini"), a_person("Naledi Pillay")
    tent = a_listing(me, title="Canvas tent")
    return Paper(
        me,
        [
            Told(a_deal(me, a_listing(sipho)), "buying", sipho),
            Told(
                a_deal(me, a_listing(naledi, category=a_category("furniture"), title="Fridge")),
                "buying",
                naledi,
            ),
            Told(a_deal(sipho, tent), "selling", sipho),
            Told(a_deal(naledi, tent), "selling", naledi),
        ],
    )


def wishes(paper: Paper) -> list[Wanted]:
    tent = paper.threads[2].thread.listing
    assert tent is not None
    return [
        Wanted(),
        Wanted(shows=("offer",)),
        Wanted(shows=("starred", "offer")),
        Wanted(shows=("unread", "selling", "offer")),
        Wanted(shows=("archived", "offer")),
        Wanted(shows=("offer",), ad=tent.ref),
        Wanted(shows=("unread",), category="furniture"),
        Wanted(shows=("starred",), ad=tent.ref, category=tent.category.slug),
    ]


def listed(person: User, wanted: Wanted) -> set[str]:
    page = queries.inbox_page(person, wanted)
    assert not page.older
    return {row.conversation.ref for row in page.rows}


def test_a_kept_filter_for_offers_on_an_ad_leads_to_them() -> None:
    paper = a_paper()
    with_offer, without = paper.threads[2:]
    for told in paper.threads:
        say(told.thread, told.other)
    an_offer(with_offer.thread)
    an_offer(paper.threads[0].thread)
    ad = with_offer.thread.listing
    assert ad is not None
    browser = signed_in_client(paper.me)
    wanted = Wanted(shows=("offer",), ad=ad.ref)
    browser.post("/messages/filters/", {"name": "Offers for the tent", "query": wanted.query})
    page = browser.get("/messages/").content.decode()
    [address] = re.findall(r'href="([^"]+)"[^>]*>(?:<[^>]+>)*Offers for the tent', page)
    found = browser.get(address.replace("&amp;", "&")).content.decode()
    assert re.findall(r'<li data-ref="([^"]+)"', found) == [with_offer.thread.ref]
    assert without.thread.ref not in re.findall(r'<li data-ref="([^"]+)"', found)
