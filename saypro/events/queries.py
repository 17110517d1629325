"""What the office may ask about the log."""

from django.db.models import QuerySet

from saypro.events.models import Parked


def parked() -> QuerySet[Parked]:
    """Reactions that failed at every try, the newest first."""
    return Parked.objects.order_by("-parked_at", "-pk")
