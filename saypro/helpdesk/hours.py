"""When the office is open, and how much of a stretch of time that is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
Window = tuple[int, int]
HORIZON = timedelta(days=400)
END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class Time(Protocol):
    """A way of counting: by the calendar, or only while somebody is there."""

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The parts of this stretch that count, in order, none empty."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """Every second counts."""

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        if start < end:
            yield start, end


@dataclass(frozen=True, slots=True)
class Week:
    """One way of being open: `windows` of a weekday (Monday is 0) as minutes since local midnight.

    Windows of a day do not overlap and are in order; 1440 is the next midnight. `closed` are days off.
    """

    zone: ZoneInfo
    windows: Mapping[int, Sequence[Window]]
    closed: frozenset[date] = frozenset()

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        day = start.astimezone(self.zone).date() - timedelta(days=1)
        last = end.astimezone(self.zone).date()
        while day <= last:
            for opens, closes in self._of(day):
                if max(opens, start) < min(closes, end):
                    yield max(opens, start), min(closes, end)
            day += timedelta(days=1)

    def _of(self, day: date) -> Iterator[Span]:
        if day not in self.closed:
            for opens, closes in self.windows.get(day.weekday(), ()):
                yield self._moment(day, opens), self._moment(day, closes)

    def _moment(self, day: date, minutes: int) -> datetime:
        """By the clock on the wall, also on a day on which it is put forward or back."""
        wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
        return wall.replace(tzinfo=self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The weeks that were in force one after the other, each from its moment on: the past stays as it was."""

    weeks: Sequence[tuple[datetime, Week]] = field(default=())

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        starts = [*(since for since, _week in self.weeks), END_OF_TIME]
        for (since, week), until in zip(self.weeks, starts[1:], strict=True):
            if max(start, since) < min(end, until):
                yield from week.spans(max(start, since), min(end, until))


def seconds(way: Time, start: datetime, end: datetime) -> float:
    """How much of the stretch counts."""
    return sum((until - since).total_seconds() for since, until in way.spans(start, end))


def after(way: Time, start: datetime, wanted_s: float, *, end: datetime | None = None) -> datetime | None:
    """The moment at which so many seconds have counted since `start`; None if not before `end`.

    Without an end, None when that is more than 400 days off: whoever is never open promises nothing.
    """
    left = timedelta(seconds=wanted_s)
    for since, until in way.spans(start, end or start + HORIZON):
        if until - since >= left:
            return since + left
        left -= until - since
    return None


def is_open(way: Time, at: datetime) -> bool:
    return next(way.spans(at, at + timedelta(microseconds=1)), None) is not None


def next_opening(way: Time, at: datetime) -> datetime | None:
    """The first moment from `at` on that counts; None within 400 days."""
    first = next(way.spans(at, at + HORIZON), None)
    return first and first[0]


def faults(windows: Sequence[Window]) -> bool:
    """Whether these windows of one day overlap, are out of order, empty, or not within the day."""
    bounds = [bound for window in windows for bound in window]
    touches = all(before[1] <= behind[0] for before, behind in pairwise(windows))
    return not (touches and all(a < b for a, b in windows) and all(0 <= bound <= 1440 for bound in bounds))
