"""Reads: offers of a thread, what they led to, who else waits, reviews, how people answer; never writes."""

from saypro.deals.queries.figures import asked_of, sellers_asked
from saypro.deals.queries.offers import history, open_offer, takes_offers
from saypro.deals.queries.reviewing import reviewing
from saypro.deals.queries.terms import accepting_reserves
from saypro.deals.queries.waking import waking_of

__all__ = [
    "accepting_reserves",
    "asked_of",
    "history",
    "open_offer",
    "reviewing",
    "sellers_asked",
    "takes_offers",
    "waking_of",
]
