"""Offers, the deals they lead to, and what the two sides say of each other afterwards."""

from saypro.deals.models.deal import Deal, DealQuerySet
from saypro.deals.models.figures import FirstAnswer, ResponseFigure
from saypro.deals.models.invitation import ReviewInvitation
from saypro.deals.models.offer import Offer, OfferQuerySet
from saypro.deals.models.review import LONGEST_REVIEW, MOST_STARS, PATIENCE, Review, ReviewQuerySet
from saypro.deals.models.terms import AdTerms

__all__ = [
    "LONGEST_REVIEW",
    "MOST_STARS",
    "PATIENCE",
    "AdTerms",
    "Deal",
    "DealQuerySet",
    "FirstAnswer",
    "Offer",
    "OfferQuerySet",
    "ResponseFigure",
    "Review",
    "ReviewInvitation",
    "ReviewQuerySet",
]
