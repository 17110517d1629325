"""Times somebody may want a message to go out at, by their own clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

EVENING, MORNING = time(18), time(8)
MONDAY = 0


def presets(at: datetime, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Words and the time as a form carries it: this evening while it lies ahead, tomorrow, next Monday."""
    now = at.astimezone(zone)
    tomorrow = now.date() + timedelta(days=1)
    monday = now.date() + timedelta(days=(MONDAY - now.weekday()) % 7 or 7)
    chosen = [(_("Tomorrow, 08:00"), datetime.combine(tomorrow, MORNING))]
    if now.time() < time(17):
        chosen.insert(0, (_("This evening, 18:00"), datetime.combine(now.date(), EVENING)))
    if monday != tomorrow:
        chosen.append((_("Monday, 08:00"), datetime.combine(monday, MORNING)))
    return [(words, f"{moment:%Y-%m-%dT%H:%M}") for words, moment in chosen]
