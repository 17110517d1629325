"""Reads of ads; never writes."""

from saypro.listings.queries.categories import Branch, Tree, category_tree
from saypro.listings.queries.listings import (
    Audience,
    State,
    audience_of,
    cover_url,
    live_listings_of,
    own_listings,
    saved_among,
    saved_listings,
    seller_numbers,
    similar,
)
from saypro.listings.queries.search import Found, Search, found

__all__ = [
    "Audience",
    "Branch",
    "Found",
    "Search",
    "State",
    "Tree",
    "audience_of",
    "category_tree",
    "cover_url",
    "found",
    "live_listings_of",
    "own_listings",
    "saved_among",
    "saved_listings",
    "seller_numbers",
    "similar",
]
