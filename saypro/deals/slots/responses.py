"""What waits for a seller, on the list of their ads."""

from collections.abc import Collection, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.accounts.models import User
from saypro.deals import queries


def my_ads_head(context: Mapping[Any, Any]) -> str:
    """The way to what came of the ads."""
    return render_to_string("deals/slots/my_ads_head.html")


def my_ads_rows(listings: Collection[int], person: User) -> dict[int, str]:
    """How many wait for an answer about each ad."""
    waiting = queries.waiting_by_ad(person, listings, timezone.now())
    return {
        pk: render_to_string("deals/slots/my_ads_row.html", {"ref": ref, "count": many})
        for pk, (ref, many) in waiting.items()
    }
