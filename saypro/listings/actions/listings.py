"""Posting an ad, and changing what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit import places
from saypro.listings.actions.photos import arrange_photos
from saypro.listings.events import ListingChanged, ListingPosted
from saypro.listings.models import Category, Listing


@dataclass(frozen=True, slots=True)
class Wording:
    """What an ad says; `details` answers the questions of its category."""

    category: Category
    title: str
    town: str
    description: str = ""
    price: Decimal | None = None
    condition: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def post_listing(seller: User, wording: Wording, photos: Sequence[str] = ()) -> Listing:
    """A new ad with the seller's photos of these refs, the first of them its cover."""
    listing = Listing(seller=seller, **values_of(wording))
    listing.changed_at = listing.posted_at
    listing.save()
    arrange_photos(listing, photos)
    events.record(ListingPosted(actor_id=seller.pk, listing_id=listing.pk))
    return listing


@transaction.atomic
def change_listing(listing: Listing, wording: Wording, photos: Sequence[str]) -> Listing:
    """Let the ad say this from now on, with exactly these photos. Records only what is different."""
    listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    changed = [name for name, value in values_of(wording).items() if set_if_new(listing, name, value)]
    if arrange_photos(listing, photos):
        changed.append("photos")
    if changed:
        listing.changed_at = timezone.now()
        listing.save()
        events.record(
            ListingChanged(actor_id=listing.seller_id, listing_id=listing.pk, fields=sorted(changed))
        )
    return listing


def set_if_new(listing: Listing, name: str, value: Any) -> bool:
    before = getattr(listing, name)
    if (before.amount if name == "price" and before is not None else before) == value:
        return False
    setattr(listing, name, value)
    return True


def values_of(wording: Wording) -> dict[str, Any]:
    values = {each.name: getattr(wording, each.name) for each in fields(wording)}
    return values | {"province": places.province_of(wording.town)}
