"""Offers, the deals they lead to, and what the two sides say of each other afterwards."""

from saypro.deals.models.deal import Deal, DealQuerySet
from saypro.deals.models.figures import FirstAnswer, ResponseFigure
from saypro.deals.models.invitation import ReviewInvitation
from saypro.deals.models.meeting import (
    LONGEST_PLACE,
    Meeting,
    MeetingNote,
    MeetingQuerySet,
    MeetingReminder,
)
from saypro.deals.models.offer import LONGEST_TERMS, Offer, OfferQuerySet
from saypro.deals.models.review import LONGEST_REVIEW, MOST_STARS, PATIENCE, Review, ReviewQuerySet
from saypro.deals.models.terms import AdTerms

__all__ = [
    "LONGEST_PLACE",
    "LONGEST_REVIEW",
    "LONGEST_TERMS",
    "MOST_STARS",
    "PATIENCE",
    "AdTerms",
    "Deal",
    "DealQuerySet",
    "FirstAnswer",
    "Meeting",
    "MeetingNote",
    "MeetingQuerySet",
    "MeetingReminder",
    "Offer",
    "OfferQuerySet",
    "ResponseFigure",
    "Review",
    "ReviewInvitation",
    "ReviewQuerySet",
]
