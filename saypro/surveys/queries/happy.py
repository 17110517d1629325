"""Members who were happy lately and have a question before them that they have not answered."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from saypro.accounts.models import Role
from saypro.surveys.models import Origin, Survey

LATELY = timedelta(days=30)
MOST = 100


def to_invite(at: datetime) -> QuerySet[Survey]:
    """Unanswered questions of members whose answer about something else was good, the newest first, 100.

    One for each member, and none for whom we have told of a question within the days between two requests.
    """
    mine = Survey.objects.filter(person=OuterRef("person"))
    good = mine.standing().filter(answered_at__gt=at - LATELY, score__gte=F("version__good_from"))
    invited = mine.filter(origin=Origin.HAPPY, offered_at__gt=at - LATELY)
    unsaid = Survey.objects.counted().filter(
        Exists(good), ~Exists(invited), score=None, dismissed_at=None, closes_at__gt=at
    )
    members = unsaid.filter(person__role=Role.MEMBER, person__is_active=True)
    newest = members.order_by("person", "-pk").distinct("person").values("pk")
    found = Survey.objects.filter(pk__in=newest).order_by("-offered_at", "-pk")
    return found.select_related("person", "conversation", "version")[:MOST]
