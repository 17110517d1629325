"""What readers do with an ad: save it, look at it."""

from django.db import connection, transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.listings.events import ListingForgotten, ListingSaved
from saypro.listings.models import Listing, SavedListing

COUNT = """
    INSERT INTO listings_listingviews (listing_id, count) VALUES (%s, 1)
    ON CONFLICT (listing_id) DO UPDATE SET count = listings_listingviews.count + 1
"""


@transaction.atomic
def save_listing(person: User, listing: Listing) -> None:
    """Keep the ad among the person's saved ones. Safe to repeat."""
    _save, is_new = SavedListing.objects.get_or_create(person=person, listing=listing)
    if is_new:
        events.record(ListingSaved(actor_id=person.pk, listing_id=listing.pk))


@transaction.atomic
def forget_listing(person: User, listing: Listing) -> None:
    """No longer keep the ad among the saved ones. Safe to repeat."""
    gone, _kinds = SavedListing.objects.filter(person=person, listing=listing).delete()
    if gone:
        events.record(ListingForgotten(actor_id=person.pk, listing_id=listing.pk))


@transaction.atomic
def count_view(listing: Listing) -> None:
    """Somebody looked at the ad. A count worth losing in a crash: nobody waits for the disk."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute(COUNT, [listing.pk])
