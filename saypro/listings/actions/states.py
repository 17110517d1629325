"""The life of an ad: reserved, sold, deleted, and back again. Every step may be repeated."""

from collections.abc import Container

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.events import actions as events
from saypro.listings.events import (
    ListingDeleted,
    ListingFact,
    ListingReleased,
    ListingRelisted,
    ListingReserved,
    ListingRestored,
    ListingSold,
)
from saypro.listings.models import OPEN_STATES, Listing
from saypro.listings.refusals import Refused

State = Listing.State


def reserve_listing(listing: Listing) -> Listing:
    """Keep it for somebody. Raises Refused when it is sold or deleted."""
    return move(listing, {State.LIVE}, State.RESERVED, ListingReserved)


def release_listing(listing: Listing) -> Listing:
    """Keep it for nobody any more. Raises Refused when it is sold or deleted."""
    return move(listing, {State.RESERVED}, State.LIVE, ListingReleased)


def sell_listing(listing: Listing) -> Listing:
    """Say that it is sold. Raises Refused when it is deleted."""
    return move(listing, set(OPEN_STATES), State.SOLD, ListingSold)


def relist_listing(listing: Listing) -> Listing:
    """Not sold after all: as it was before. Raises Refused when it is deleted."""
    return move(listing, {State.SOLD}, None, ListingRelisted)


def delete_listing(listing: Listing) -> Listing:
    """Take it away from everybody; its threads stay."""
    return move(listing, {*OPEN_STATES, State.SOLD}, State.DELETED, ListingDeleted)


def restore_listing(listing: Listing) -> Listing:
    """Take a deletion back: as it was before. Raises Refused when our office took it down."""
    if Listing.objects.filter(pk=listing.pk).exclude(taken_down_at=None).exists():
        raise Refused(_("Our office took this ad down. Your reports say why, and how to appeal."))
    return move(listing, {State.DELETED}, None, ListingRestored)


@transaction.atomic
def move(listing: Listing, sources: Container[str], target: str | None, fact: type[ListingFact]) -> Listing:
    """Bring the ad from one of `sources` to `target`, or for None back to where it came from."""
    listing = Listing.objects.select_for_update(of=("self",)).select_related("seller").get(pk=listing.pk)
    if is_done(listing, target, sources):
        return listing
    if listing.state not in sources:
        raise Refused(_("This ad is %(state)s now. Reload the page to see it.") % {"state": words(listing)})
    before = listing.state
    listing.state = target or place_before(listing)
    listing.state_before = before
    listing.changed_at = timezone.now()
    listing.save(update_fields=["state", "state_before", "changed_at"])
    events.record(fact(actor_id=listing.seller_id, listing_id=listing.pk))
    return listing


def is_done(listing: Listing, target: str | None, sources: Container[str]) -> bool:
    """A second click on the same button finds the work done."""
    if target is None:
        return listing.state not in sources and listing.state != State.DELETED
    return listing.state == target


def place_before(listing: Listing) -> str:
    """Where an undo leads; what was sold before it was deleted does not lead back to being deleted."""
    before = listing.state_before
    if listing.state == State.SOLD and before not in OPEN_STATES:
        return State.LIVE
    return before or State.LIVE


def words(listing: Listing) -> str:
    return str(listing.get_state_display()).lower()
