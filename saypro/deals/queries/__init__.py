"""Reads: offers of a thread, what they led to, who else waits, reviews, how people answer; never writes."""

from saypro.deals.queries.figures import asked_of, sellers_asked
from saypro.deals.queries.invitations import invitation_of, invitations_unanswered
from saypro.deals.queries.offers import history, open_offer, takes_offers
from saypro.deals.queries.reputation import reputation_of, reputations
from saypro.deals.queries.reviewing import have_dealt, reviewing
from saypro.deals.queries.reviews import Side, review_counts, reviews_page
from saypro.deals.queries.terms import accepting_reserves
from saypro.deals.queries.waking import waking_of

__all__ = [
    "Side",
    "accepting_reserves",
    "asked_of",
    "have_dealt",
    "history",
    "invitation_of",
    "invitations_unanswered",
    "open_offer",
    "reputation_of",
    "reputations",
    "review_counts",
    "reviewing",
    "reviews_page",
    "sellers_asked",
    "takes_offers",
    "waking_of",
]
