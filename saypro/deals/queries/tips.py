"""Whom a word about an offer may help."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from saypro.deals.models import Offer

PATIENCE = timedelta(hours=12)
MOST = 1000


def offers_left_waiting(at: datetime, told: "QuerySet[Any, Any]") -> list[tuple[int, str]]:
    """Those who have not answered an offer for twelve hours, and the thread it stands in."""
    waiting = Offer.objects.between_people().open(at).filter(made_at__lt=at - PATIENCE)
    for_buyers = waiting.filter(maker=F("seller")).exclude(buyer__in=told)
    for_sellers = waiting.filter(maker=F("buyer")).exclude(seller__in=told)
    left = [*for_sellers.order_by("pk")[:MOST], *for_buyers.order_by("pk")[:MOST]]
    return [(offer.receiver.pk, offer.conversation.get_absolute_url()) for offer in left]
