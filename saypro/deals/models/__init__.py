"""Offers and the deals they lead to."""

from saypro.deals.models.deal import Deal, DealQuerySet
from saypro.deals.models.offer import Offer, OfferQuerySet
from saypro.deals.models.terms import AdTerms

__all__ = ["AdTerms", "Deal", "DealQuerySet", "Offer", "OfferQuerySet"]
