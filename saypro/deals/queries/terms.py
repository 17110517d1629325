"""How a seller wants to deal."""

from saypro.deals.models import AdTerms
from saypro.listings.models import Listing


def accepting_reserves(listing: Listing) -> bool:
    """Does an accepted offer keep this ad for its buyer? Yes, unless the seller said otherwise."""
    said = AdTerms.objects.filter(listing=listing).values_list("accepting_reserves", flat=True).first()
    return said is None or said
