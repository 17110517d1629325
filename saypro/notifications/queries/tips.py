"""Whom a word about being told may help."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from saypro.accounts.models import Role, User
from saypro.notifications.models import Notice

DAY = timedelta(days=1)
MOST = 1000


def without_pushes(at: datetime, told: "QuerySet[Any, Any]") -> list[tuple[int, str]]:
    """Members whom no push can reach and somebody wrote to within a week, and the place to turn them on."""
    written_to = Notice.objects.filter(kind="message", told_at__range=(at - 7 * DAY, at)).values("person")
    deaf = User.objects.filter(pk__in=written_to, browsers=None, role=Role.MEMBER, is_active=True)
    found = deaf.exclude(pk__in=told).order_by("pk").values_list("pk", flat=True)[:MOST]
    return [(pk, reverse("notifications:preferences") + "#push") for pk in found]
