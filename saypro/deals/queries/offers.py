"""Offers of a thread."""

from datetime import datetime

from django.db.models import Subquery

from saypro.conversations.models import Conversation
from saypro.deals.models import Offer
from saypro.listings.models import Category, Listing

WAGES = "jobs"
MOST = 100


def history(conversation: Conversation) -> list[Offer]:
    """Every offer of the thread, oldest first; the newest `MOST` of very many."""
    offers = Offer.objects.between_people().filter(conversation=conversation)
    return list(reversed(offers.order_by("-made_at", "-pk")[:MOST]))


def open_offer(conversation: Conversation, at: datetime) -> Offer | None:
    """The one that waits for an answer."""
    return Offer.objects.between_people().open(at).filter(conversation=conversation).first()


def takes_offers(listing: Listing) -> bool:
    """May a sum be offered for it? Not for what is free, and nobody haggles with a wage here."""
    if listing.price is not None and not listing.price.amount:
        return False
    wages = Category.objects.filter(slug=WAGES).values("path")[:1]
    return not Category.objects.filter(pk=listing.category_id, path__startswith=Subquery(wages)).exists()
