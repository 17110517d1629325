"""Everything between two people, as one of them may see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries import threads_between
from saypro.conversations.queries.last import LastMessage, last_messages
from saypro.deals.models import Deal, Meeting, Offer, Review
from saypro.kit.paging import page_of

PAGE = 10
MOST = 200  # offers and the like of one page
NEWEST = ("-last_message_at", "-pk")
Happened = Offer | Deal | Meeting | Review


@dataclass(frozen=True, slots=True)
class Happening:
    """`kind` is offer, agreement, sale, end, meeting or review; `state` says what became of it, in words."""

    at: datetime
    kind: str
    what: Happened
    is_mine: bool
    state: str = ""


@dataclass(frozen=True, slots=True)
class Dealing:
    """One thread of the two: what I was in it, the last word, and what happened, oldest first."""

    conversation: Conversation
    part: str
    last: LastMessage | None
    happened: list[Happening]


@dataclass(frozen=True, slots=True)
class DealingsPage:
    dealings: list[Dealing]
    next: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """How many threads, sums offered, and things bought and sold."""

    threads: int
    offers: int
    bought: int
    sold: int


def dealings_page(me: User, other: User, at: datetime, after: str = "") -> DealingsPage:
    """The threads of the two, the latest first. What the other says in a hidden review is not among it."""
    page = page_of(threads_between(me, other), after, by=NEWEST, size=PAGE)
    threads = [thread.pk for thread in page.rows]
    parts = dict(
        Participant.objects.filter(conversation__in=threads, person=me).values_list("conversation", "part")
    )
    last, happened = last_messages(page.rows), happenings(threads, me, at)
    dealings = [
        Dealing(thread, parts[thread.pk], last.get(thread.pk), happened[thread.pk]) for thread in page.rows
    ]
    return DealingsPage(dealings, page.next, page.is_later)


def summary_of(me: User, other: User) -> Summary:
    threads = threads_between(me, other).order_by().values("pk")
    sold = Deal.objects.filter(conversation__in=threads, state=Deal.State.SOLD)
    counted = sold.aggregate(bought=Count("pk", filter=Q(buyer=me)), sold=Count("pk", filter=Q(seller=me)))
    return Summary(
        threads=threads.count(), offers=Offer.objects.filter(conversation__in=threads).count(), **counted
    )


def happenings(threads: Collection[int], me: User, at: datetime) -> dict[int, list[Happening]]:
    found: defaultdict[int, list[Happening]] = defaultdict(list)
    for one in (
        *of_offers(Offer.objects.filter(conversation__in=threads).order_by("-made_at")[:MOST], me, at),
        *of_deals(Deal.objects.filter(conversation__in=threads).order_by("-agreed_at")[:MOST], me),
        *of_meetings(Meeting.objects.filter(conversation__in=threads).order_by("-made_at")[:MOST], me, at),
        *of_reviews(Review.objects.filter(conversation__in=threads), me, at),
    ):
        found[one.what.conversation_id].append(one)
    for each in found.values():
        each.sort(key=lambda one: one.at)
    return found


def of_offers(offers: Iterable[Offer], me: User, at: datetime) -> Iterator[Happening]:
    for offer in offers:
        became = str(Offer.State(offer.state_at(at)).label)
        yield Happening(offer.made_at, "offer", offer, offer.maker_id == me.pk, became)


def of_deals(deals: Iterable[Deal], me: User) -> Iterator[Happening]:
    for deal in deals:
        yield Happening(deal.agreed_at, "agreement", deal, deal.seller_id == me.pk)
        if deal.is_sold and deal.sold_at:
            yield Happening(deal.sold_at, "sale", deal, deal.seller_id == me.pk)
        if deal.off_at:
            yield Happening(deal.off_at, "end", deal, deal.seller_id == me.pk)


def of_meetings(meetings: Iterable[Meeting], me: User, at: datetime) -> Iterator[Happening]:
    for meeting in meetings:
        became = str(Meeting.State(meeting.state_at(at)).label)
        yield Happening(meeting.made_at, "meeting", meeting, meeting.maker_id == me.pk, became)


def of_reviews(reviews: Iterable[Review], me: User, at: datetime) -> Iterator[Happening]:
    for review in reviews:
        is_mine = review.author_id == me.pk
        if is_mine or review.is_shown(at):
            hidden = "" if review.is_shown(at) else _("Hidden for now")
            yield Happening(
                review.written_at if is_mine else review.shown_from, "review", review, is_mine, hidden
            )
