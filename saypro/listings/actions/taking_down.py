"""Taking an ad down, and bringing it back, by word of our office."""

from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.listings.actions.states import place_before
from saypro.listings.events import ListingPutBack, ListingTakenDown
from saypro.listings.models import Listing


@transaction.atomic
def take_down_listing(listing: Listing, *, by: User, at: datetime) -> bool:
    """Take it away from everybody, its seller too; False when it is gone already."""
    held = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    if held.state == Listing.State.DELETED:
        return False
    held.state_before, held.state, held.taken_down_at = held.state, Listing.State.DELETED, at
    _save(held, at)
    events.record(ListingTakenDown(actor_id=by.pk, listing_id=held.pk, occurred_at=at))
    return True


@transaction.atomic
def put_back_listing(listing: Listing, *, by: User, at: datetime) -> bool:
    """As it was before our office took it down; False when our office did not."""
    held = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    if held.taken_down_at is None:
        return False
    held.state, held.state_before, held.taken_down_at = place_before(held), held.state, None
    _save(held, at)
    events.record(ListingPutBack(actor_id=by.pk, listing_id=held.pk, occurred_at=at))
    return True


def _save(listing: Listing, at: datetime) -> None:
    listing.changed_at = at
    listing.save(update_fields=["state", "state_before", "taken_down_at", "changed_at"])
