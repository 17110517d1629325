"""What came of a person's ads: who looked, who asked, who offers, who waits."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import (
    Count,
    DecimalField,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextChoices,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Participant
from saypro.deals.models import Offer
from saypro.deals.queries.turns import is_open_to, is_turn_of
from saypro.kit.paging import page_of
from saypro.listings.models import OPEN_STATES, Listing, ListingViews, SavedListing

PAGE = 20
AD = "conversation__listing"


class Order(TextChoices):
    NEWEST = "newest", _("Newest ads first")
    WAITING = "waiting", _("Most people waiting")
    ASKED = "asked", _("Most questions")
    VIEWED = "viewed", _("Most looked at")
    OFFERED = "offered", _("Best offer")


BY = {
    Order.NEWEST: ("-posted_at", "-pk"),
    Order.WAITING: ("-counted_waiting", "-posted_at", "-pk"),
    Order.ASKED: ("-counted_questions", "-posted_at", "-pk"),
    Order.VIEWED: ("-counted_views", "-posted_at", "-pk"),
    Order.OFFERED: ("-best_offer", "-posted_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Questions are threads in which something was said; the open ones may still lead to a deal."""

    views: int
    saves: int
    questions: int
    offers: int
    open_threads: int
    waiting: int


COUNTED = [f"counted_{field.name}" for field in fields(Numbers)]


@dataclass(frozen=True, slots=True)
class Response:
    """One ad; `best_offer` is the best that can still be accepted, 0 for none."""

    listing: Listing
    numbers: Numbers
    best_offer: Decimal


@dataclass(frozen=True, slots=True)
class ResponsesPage:
    rows: list[Response]
    next: str
    is_later: bool


def responses_page(person: User, at: datetime, *, order: Order, after: str = "") -> ResponsesPage:
    """The person's ads with what came of them; the deleted ones are left out."""
    page = page_of(with_numbers(person, at), after, by=BY[order], size=PAGE)
    return ResponsesPage([response(listing) for listing in page.rows], page.next, page.is_later)


def response(listing: Listing) -> Response:
    numbers = Numbers(*(getattr(listing, name) for name in COUNTED))
    return Response(listing, numbers, getattr(listing, "best_offer"))  # noqa: B009, an annotation


def response_totals(person: User, at: datetime) -> tuple[int, Numbers]:
    """How many ads, and the sums of their numbers."""
    sums = {f"all_{name}": Sum(name, default=0) for name in COUNTED}
    found = with_numbers(person, at).order_by().aggregate(ads=Count("pk"), **sums)
    return found["ads"], Numbers(*(found[name] for name in sums))


def waiting_by_ad(person: User, listings: Collection[int], at: datetime) -> dict[int, tuple[str, int]]:
    """The ref of each of these ads about which somebody waits for the seller's answer, and how many do."""
    rows = selling(person).filter(is_turn_of(person, at), conversation__listing__in=listings).order_by()
    waiting = rows.values(AD, f"{AD}__ref").annotate(many=Count("pk"))
    return {row[AD]: (row[f"{AD}__ref"], row["many"]) for row in waiting}


def with_numbers(person: User, at: datetime) -> QuerySet[Listing]:
    ads = Listing.objects.of(person).shown().select_related("category").defer("description", "details")
    places = selling(person).filter(conversation__listing=OuterRef("pk"))
    made = Offer.objects.filter(listing=OuterRef("pk"), maker=F("buyer"))
    is_open = is_open_to(person) & Q(conversation__listing__state__in=OPEN_STATES)
    return ads.annotate(
        counted_views=Coalesce(Subquery(ListingViews.objects.filter(pk=OuterRef("pk")).values("count")), 0),
        counted_saves=counted(SavedListing.objects.filter(listing=OuterRef("pk")), "listing"),
        counted_questions=counted(places, AD),
        counted_offers=counted(made, "listing"),
        counted_open_threads=counted(places.filter(is_open), AD),
        counted_waiting=counted(places.filter(is_turn_of(person, at)), AD),
        best_offer=best(made.open(at)),
    )


def selling(person: User) -> QuerySet[Participant]:
    """The person's places as a seller, where something has been said."""
    return Participant.objects.filter(
        person=person,
        left_at=None,
        part=Participant.Part.SELLER,
        conversation__kind=Conversation.Kind.DEAL,
        conversation__last_seq__gt=0,
    )


def counted(rows: QuerySet[Any], by: str) -> Coalesce:
    many = rows.order_by().values(by).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(many), 0, output_field=IntegerField())


def best(offers: QuerySet[Offer]) -> Coalesce:
    highest = offers.order_by().values("listing").annotate(highest=Max("price")).values("highest")
    return Coalesce(Subquery(highest), 0, output_field=DecimalField(max_digits=12, decimal_places=2))
