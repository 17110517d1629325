"""Reads: offers of a thread, what they led to, who else waits, reviews; never writes."""

from saypro.deals.queries.offers import history, open_offer, takes_offers
from saypro.deals.queries.reviewing import reviewing
from saypro.deals.queries.terms import accepting_reserves

__all__ = ["accepting_reserves", "history", "open_offer", "reviewing", "takes_offers"]
