"""How long a ticket can be put off with one press."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

MORNING = time(8)
EARLIEST, LATEST = 2000, 2999


def naps(now: datetime) -> list[tuple[str, str, datetime]]:
    """Key, words and end of each, by the clock of whoever asks."""
    today = timezone.localtime(now)
    morning = today.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    to_monday = timedelta(days=7 - today.weekday())
    return [
        ("hours", _("In 3 hours"), now + timedelta(hours=3)),
        ("tomorrow", _("Tomorrow at 8:00"), morning + timedelta(days=1)),
        ("monday", _("On Monday at 8:00"), morning + to_monday),
    ]


def nap(key: str, now: datetime) -> datetime | None:
    """The end of the nap of this key; None when there is no such."""
    return next((until for known, _words, until in naps(now) if known == key), None)


def moment_of(text: str, zone: ZoneInfo) -> datetime | None:
    """What a field for date and time says, by that clock; None for nothing, and for what the clocks skip."""
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        return None
    if wall.tzinfo is not None or not EARLIEST <= wall.year <= LATEST:
        return None
    moment = wall.replace(tzinfo=zone)
    back = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return moment if back == wall else None
