"""Mail that came in and that nobody has seen."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from saypro.helpdesk.models import InboundMail

LONGEST_WAY = timedelta(hours=1)
MOST = 200
State = InboundMail.State


def unseen_mails(*, at: datetime) -> QuerySet[InboundMail]:
    """What is held or parked, or should have been taken in long before `at`; the newest 200, no originals."""
    stuck = Q(state=State.WAITING, received_at__lt=at - LONGEST_WAY)
    found = InboundMail.objects.filter(stuck | Q(state__in=[State.HELD, State.PARKED]))
    return found.defer("raw").order_by("-received_at")[:MOST]
