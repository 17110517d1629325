"""What people type about ads, read at the edge."""

from saypro.listings.forms.listing import ListingForm
from saypro.listings.forms.search import Asked, asked

__all__ = ["Asked", "ListingForm", "asked"]
