"""For how long a thread can be muted, and when that ends."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saypro.conversations.places import FOR_GOOD

MORNING = 8


class MuteFor(TextChoices):
    HOUR = "1h", _("For 1 hour")
    WORKDAY = "8h", _("For 8 hours")
    MORNING = "morning", _("Until tomorrow, 08:00")
    WEEK = "week", _("For a week")
    GOOD = "good", _("Until I unmute it")


LENGTHS = {
    MuteFor.HOUR: timedelta(hours=1),
    MuteFor.WORKDAY: timedelta(hours=8),
    MuteFor.WEEK: timedelta(days=7),
}


def mute_end(choice: MuteFor, at: datetime, zone: ZoneInfo) -> datetime:
    """When a mute that begins at `at` ends; the morning is the next day's where the person is."""
    if choice == MuteFor.GOOD:
        return FOR_GOOD
    if choice == MuteFor.MORNING:
        tomorrow = at.astimezone(zone).date() + timedelta(days=1)
        return datetime(tomorrow.year, tomorrow.month, tomorrow.day, MORNING, tzinfo=zone)
    return at + LENGTHS[choice]
