"""When a member can be expected to answer: quiet hours and times away do not run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
HERE = ZoneInfo("Africa/Johannesburg")
NEVER = time(0), time(0)
MOST_QUIET = timedelta(hours=12)  # a day of 23 quiet hours would make everybody quick
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Waking:
    """A member's day: quiet from one time to another in their zone, none when both are the same; and the
    spans they were away."""

    zone: tzinfo = HERE
    quiet_from: time = NEVER[0]
    quiet_until: time = NEVER[1]
    away: tuple[Span, ...] = ()

    def awake_between(self, since: datetime, until: datetime) -> timedelta:
        """How much of the time from `since` to `until` counts; nothing when it ends before it begins."""
        if until <= since:
            return timedelta()
        asleep = clipped((*self.nights(since, until), *self.away), since, until)
        return until - since - sum((end - start for start, end in merged(asleep)), timedelta())

    def nights(self, since: datetime, until: datetime) -> Iterator[Span]:
        """The quiet spans of every local day that touches the time."""
        if self.quiet_from == self.quiet_until:
            return
        day, last = since.astimezone(self.zone).date() - DAY, until.astimezone(self.zone).date()
        while day <= last:
            yield self.night_of(day)
            day += DAY

    def night_of(self, day: date) -> Span:
        start = self.moment(day, self.quiet_from)
        end = self.moment(day if self.quiet_until > self.quiet_from else day + DAY, self.quiet_until)
        return start, min(end, start + MOST_QUIET)

    def moment(self, day: date, clock: time) -> datetime:
        # In UTC, because times of one zone are subtracted by the clock on the wall, over a change of it too.
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def clipped(spans: Iterable[Span], since: datetime, until: datetime) -> list[Span]:
    inside = [(max(start, since), min(end, until)) for start, end in spans]
    return [(start, end) for start, end in inside if start < end]


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The same time in spans that do not overlap."""
    reached: datetime | None = None
    for start, end in sorted(spans):
        start = max(start, reached) if reached else start
        if start < end:
            yield start, end
            reached = end
