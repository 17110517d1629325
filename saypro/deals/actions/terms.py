"""How a seller wants to deal."""

from saypro.deals.models import AdTerms
from saypro.listings.models import Listing


def set_accepting_reserves(listing: Listing, wanted: bool) -> None:
    """From now on an accepted offer keeps the ad for its buyer, or does not. Safe to repeat."""
    AdTerms.objects.update_or_create(listing=listing, defaults={"accepting_reserves": wanted})
