"""Whom a word about their ads may help."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from saypro.listings.models import Listing

DAY = timedelta(days=1)
MOST = 1000


def ads_without_photos(at: datetime, told: "QuerySet[Any, Any]") -> list[tuple[int, str]]:
    """Sellers of an ad that has stood for a day to a month without a photo, and the page to add one."""
    bare = Listing.objects.open().filter(cover="", photos=None, posted_at__range=(at - 30 * DAY, at - DAY))
    found = bare.exclude(seller__in=told).order_by("pk").values_list("seller_id", "ref")[:MOST]
    return [(seller_id, reverse("listings:edit", args=[ref])) for seller_id, ref in found]
