"""Reads of ads; never writes."""

from saypro.accounts.models import User
from saypro.listings.models import Listing, ListingQuerySet


def live_listings_of(person: User) -> ListingQuerySet:
    """What the person has for sale, newest first."""
    return Listing.objects.of(person).open().select_related("category").order_by("-posted_at", "-pk")


def similar(listing: Listing, count: int = 5) -> list[Listing]:
    """Open ads of the same category, those of the same province first, newest first."""
    others = Listing.objects.open().filter(category=listing.category_id).exclude(pk=listing.pk)
    newest = others.order_by("-posted_at", "-pk")
    near = list(newest.filter(province=listing.province)[:count])
    far = newest.exclude(province=listing.province)[: count - len(near)] if len(near) < count else []
    return near + list(far)


def cover_url(listing: Listing) -> str:
    """Address of a small picture of the ad, "" when it has none."""
    return listing.cover_url
