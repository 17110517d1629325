"""Reads about photos."""

from datetime import datetime

from saypro.accounts.models import User
from saypro.events.models import Event
from saypro.listings.events import PhotoAdded


def uploads_since(owner: User, since: datetime) -> int:
    """How many photos the person has uploaded since then, also those removed again."""
    return Event.objects.filter(kind=PhotoAdded.kind, occurred_at__gte=since, actor_id=owner.pk).count()
