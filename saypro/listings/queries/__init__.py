"""Reads of ads; never writes."""

from saypro.listings.queries.categories import Branch, Tree, category_tree
from saypro.listings.queries.counts import total
from saypro.listings.queries.listings import (
    Audience,
    SellerNumbers,
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
from saypro.listings.queries.results import Results, results
from saypro.listings.queries.search import Found, Search, found
from saypro.listings.queries.tips import ads_without_photos

__all__ = [
    "Audience",
    "Branch",
    "Found",
    "Results",
    "Search",
    "SellerNumbers",
    "State",
    "Tree",
    "ads_without_photos",
    "audience_of",
    "category_tree",
    "cover_url",
    "found",
    "live_listings_of",
    "own_listings",
    "results",
    "saved_among",
    "saved_listings",
    "seller_numbers",
    "similar",
    "total",
]
