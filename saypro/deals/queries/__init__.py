"""Reads: offers of a thread, what they led to, who else waits, reviews, how people answer; never writes."""

from saypro.deals.queries.between import dealings_page, summary_of
from saypro.deals.queries.deals import standing_deal, traces
from saypro.deals.queries.figures import asked_of, sellers_asked
from saypro.deals.queries.invitations import declined_in, invitation_of, invitations_unanswered
from saypro.deals.queries.lists import (
    has_open_offer,
    last_declined,
    meetings_to_come,
    offers_waiting_for,
    open_offers_on,
)
from saypro.deals.queries.meetings import agreed_meeting, newest_of_event, suggested_meeting
from saypro.deals.queries.offers import history, open_offer, takes_offers
from saypro.deals.queries.reputation import reputation_of, reputations
from saypro.deals.queries.responses import Order, response_totals, responses_page, waiting_by_ad
from saypro.deals.queries.reviewing import have_dealt, newly_dealt_in, reviewing, reviewings
from saypro.deals.queries.reviews import Side, review_counts, reviews_page
from saypro.deals.queries.terms import accepting_reserves
from saypro.deals.queries.tips import offers_left_waiting
from saypro.deals.queries.turns import is_open_to, is_turn_of
from saypro.deals.queries.waiting import Waiting, others_wanting
from saypro.deals.queries.waking import waking_of

__all__ = [
    "Order",
    "Side",
    "Waiting",
    "accepting_reserves",
    "agreed_meeting",
    "asked_of",
    "dealings_page",
    "declined_in",
    "has_open_offer",
    "have_dealt",
    "history",
    "invitation_of",
    "invitations_unanswered",
    "is_open_to",
    "is_turn_of",
    "last_declined",
    "meetings_to_come",
    "newest_of_event",
    "newly_dealt_in",
    "offers_left_waiting",
    "offers_waiting_for",
    "open_offer",
    "open_offers_on",
    "others_wanting",
    "reputation_of",
    "reputations",
    "response_totals",
    "responses_page",
    "review_counts",
    "reviewing",
    "reviewings",
    "reviews_page",
    "sellers_asked",
    "standing_deal",
    "suggested_meeting",
    "summary_of",
    "takes_offers",
    "traces",
    "waiting_by_ad",
    "waking_of",
]
