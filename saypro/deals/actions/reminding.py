"""Reminding both sides of their meeting, a day and an hour before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from saypro.deals.actions.records import record_meeting
from saypro.deals.events import MeetingNeared
from saypro.deals.models import Meeting, MeetingQuerySet, MeetingReminder

Kind = MeetingReminder.Kind
BATCH = 200
LEADS = {Kind.DAY: timedelta(days=1), Kind.HOUR: timedelta(hours=1)}


def remind_of_meetings(at: datetime) -> int:
    """Note once for each agreed meeting that it is a day, and again that it is an hour away; how many.

    Not for one agreed on later than that: they have just talked about it. The day's word is left out when
    the hour's is due as well, because the clock stood still.
    """
    return sum(_remind(meeting, kind, at) for kind in Kind for meeting in _near(kind, at))


def _near(kind: Kind, at: datetime) -> MeetingQuerySet:
    lead = LEADS[kind]
    earliest = at + LEADS[Kind.HOUR] if kind == Kind.DAY else at
    done = MeetingReminder.objects.filter(meeting=OuterRef("pk"), kind=kind)
    return (
        Meeting.objects.agreed()
        .filter(starts_at__gt=earliest, starts_at__lte=at + lead, agreed_at__lte=F("starts_at") - lead)
        .exclude(Exists(done))
        .order_by("starts_at")[:BATCH]
    )


@transaction.atomic
def _remind(meeting: Meeting, kind: Kind, at: datetime) -> bool:
    _reminder, is_new = MeetingReminder.objects.get_or_create(
        meeting=meeting, kind=kind, defaults={"sent_at": at}
    )
    if is_new:
        record_meeting(MeetingNeared, meeting, actor_id=None, at=at, lead=kind)
    return is_new
