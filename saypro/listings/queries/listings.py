"""Reads of single ads, of a seller's ads and of saved ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from saypro.accounts.models import User
from saypro.kit import paging
from saypro.listings.models import Listing, ListingQuerySet, ListingViews, SavedListing
from saypro.listings.queries.counts import Number, up_to
from saypro.listings.queries.search import for_cards

State = Listing.State
MINE, SAVED = 30, 24


@dataclass(frozen=True, slots=True)
class Audience:
    """How many people looked at an ad and how many saved it."""

    views: int
    saves: int


@dataclass(frozen=True, slots=True)
class SellerNumbers:
    """How many ads a person sells now, and how many they sold."""

    selling: Number
    sold: Number


def live_listings_of(person: User) -> ListingQuerySet:
    """What the person has for sale, newest first, with what cards show."""
    return for_cards(Listing.objects.of(person).open().order_by("-posted_at", "-pk"))


def similar(listing: Listing, count: int = 5) -> list[Listing]:
    """Open ads of the same category, those of the same province first, newest first."""
    others = Listing.objects.open().filter(category=listing.category_id).exclude(pk=listing.pk)
    newest = for_cards(others.order_by("-posted_at", "-pk"))
    near = list(newest.filter(province=listing.province)[:count])
    far = newest.exclude(province=listing.province)[: count - len(near)] if len(near) < count else []
    return near + list(far)


def cover_url(listing: Listing) -> str:
    """Address of a small picture of the ad, "" when it has none."""
    return listing.cover_url


def audience_of(listing: Listing) -> Audience:
    views = ListingViews.objects.filter(pk=listing.pk).values_list("count", flat=True).first()
    return Audience(views or 0, SavedListing.objects.filter(listing=listing).count())


def seller_numbers(person: User) -> SellerNumbers:
    ads = Listing.objects.of(person)
    return SellerNumbers(up_to(ads.open()), up_to(ads.filter(state=State.SOLD)))


def own_listings(person: User, states: Iterable[str], after: str) -> "paging.Page[Listing]":
    """The person's ads in these states, newest first."""
    rows = for_cards(Listing.objects.of(person).filter(state__in=list(states)))
    return paging.page_of(rows, after, by=["-posted_at", "-pk"], size=MINE)


def saved_listings(person: User, after: str) -> "paging.Page[SavedListing]":
    """What the person saved, the latest first; deleted ads are gone from it."""
    saves = SavedListing.objects.filter(person=person).exclude(listing__state=State.DELETED)
    rows = saves.select_related("listing__category").defer(
        "listing__description", "listing__details", "listing__category__fields"
    )
    return paging.page_of(rows, after, by=["-saved_at", "-pk"], size=SAVED)


def saved_among(person: User | AnonymousUser, listings: Iterable[Listing]) -> set[int]:
    """Which of these ads the person has saved."""
    if not isinstance(person, User):
        return set()
    saves = SavedListing.objects.filter(person=person, listing__in=[each.pk for each in listings])
    return set(saves.values_list("listing_id", flat=True))
