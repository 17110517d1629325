"""Offers of a thread."""

from datetime import datetime

from saypro.conversations.models import Conversation
from saypro.deals.models import Offer
from saypro.listings.models import Listing

WAGES = frozenset({"jobs", "office-jobs", "trade-jobs", "care-jobs", "hospitality-jobs"})
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
    return listing.category.slug not in WAGES
