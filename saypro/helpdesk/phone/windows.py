"""When we can call back: stretches within the office's hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from saypro.helpdesk.hours import Time

LENGTH, SHORTEST, AHEAD = timedelta(hours=2), timedelta(minutes=45), timedelta(days=7)
MOST = 20


@dataclass(frozen=True, slots=True)
class Window:
    start: datetime
    end: datetime

    @property
    def key(self) -> str:
        """As it stands in a form."""
        return self.start.isoformat()

    @property
    def words(self) -> str:
        start, end = localtime(self.start), localtime(self.end)
        return _("{day}, {start} to {end}").format(
            day=date_format(start, "D j M"), start=date_format(start, "H:i"), end=date_format(end, "H:i")
        )


def windows(office: Time, now: datetime) -> list[Window]:
    """The next stretches of two hours while the office is open, 20 at most, none shorter than 45 minutes."""
    found: list[Window] = []
    for opens, closes in office.spans(now + timedelta(minutes=15), now + AHEAD):
        start = opens if opens > now + timedelta(minutes=15) else whole_hour(opens)
        while start + SHORTEST <= closes and len(found) < MOST:
            found.append(Window(start, min(start + LENGTH, closes)))
            start += LENGTH
    return found


def whole_hour(moment: datetime) -> datetime:
    """The next full hour, so that what a page offers is still there when it is sent."""
    return (moment + timedelta(minutes=59, seconds=59)).replace(minute=0, second=0, microsecond=0)


def window_of(key: str, office: Time, now: datetime) -> Window | None:
    """The stretch that stood in the form, while we still offer it."""
    return next((each for each in windows(office, now) if each.key == key), None)
