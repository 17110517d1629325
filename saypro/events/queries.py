"""What the office may ask about the log."""

from datetime import datetime

from django.db.models import QuerySet

from saypro.events.facts import Fact
from saypro.events.models import Event, Parked


def parked() -> QuerySet[Parked]:
    """Reactions that failed at every try, the newest first."""
    return Parked.objects.order_by("-parked_at", "-pk")


def first_at(fact: type[Fact]) -> datetime | None:
    """When the first fact of this class happened."""
    facts = Event.objects.filter(kind=fact.kind).order_by("occurred_at")
    return facts.values_list("occurred_at", flat=True).first()


def latest_at() -> datetime | None:
    """When the last thing happened that the database being read knows of."""
    return Event.objects.order_by("-pk").values_list("occurred_at", flat=True).first()
