"""Ads, their categories and photos."""

from saypro.listings.models.category import Category
from saypro.listings.models.listing import (
    CHEAPEST,
    DEAREST,
    OPEN,
    OPEN_STATES,
    Condition,
    Listing,
    ListingQuerySet,
)
from saypro.listings.models.photo import PHOTO_SIZES, Photo, photo_url
from saypro.listings.models.saved import ListingViews, SavedListing

__all__ = [
    "CHEAPEST",
    "DEAREST",
    "OPEN",
    "OPEN_STATES",
    "PHOTO_SIZES",
    "Category",
    "Condition",
    "Listing",
    "ListingQuerySet",
    "ListingViews",
    "Photo",
    "SavedListing",
    "photo_url",
]
