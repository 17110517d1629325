"""Hours as a person lives them: quiet ones, whole ones, and the one a day is collected for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From one time of the day up to another; over midnight when the end lies before the beginning."""

    begins: time
    ends: time

    def covers(self, at: datetime, zone: tzinfo) -> bool:
        local = at.astimezone(zone).time()
        if self.begins < self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends


def awake(at: datetime, quiet: Quiet | None, zone: tzinfo) -> datetime:
    """The first moment from `at` on that is not quiet."""
    if quiet is None or not quiet.covers(at, zone):
        return at
    return next_time(at, quiet.ends, zone)


def next_hour(at: datetime, zone: tzinfo) -> datetime:
    """The next full hour on the person's clock, which in some countries is not one on ours."""
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return at - past + HOUR


def next_time(at: datetime, wanted: time, zone: tzinfo) -> datetime:
    """The next moment after `at` when the person's clock shows `wanted`.

    On the day the clock skips that time it is the moment that the skipped time would have been; on the day it
    comes twice, the first that is still ahead.
    """
    today = at.astimezone(zone).date()
    moments = [moment for day in (0, 1) for moment in showing(today + day * DAY, wanted, zone)]
    return min(moment for moment in moments if moment > at)


def showing(day: date, wanted: time, zone: tzinfo) -> list[datetime]:
    """The one or two moments of that day when the person's clock shows `wanted`, or would have shown it."""
    first, second = (
        datetime.combine(day, wanted, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)
    )
    return [first, second] if second > first else [first]
