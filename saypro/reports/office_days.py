"""The office's days: figures belong to the day on its clock, not to the day in UTC."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

Span = tuple[date, date]
"""The days from the first on, before the second."""
SETTLED = timedelta(minutes=10)
"""Nobody's transaction is longer than that: after it, whatever was written on a day can be seen."""


def day_of(at: datetime) -> date:
    return timezone.localtime(at, timezone.get_default_timezone()).date()


def midnight(day: date) -> datetime:
    """The moment at which the day begins, in UTC."""
    return datetime.combine(day, time(), timezone.get_default_timezone()).astimezone(UTC)


def days_between(since: date, until: date) -> list[date]:
    """All days from `since` on, before `until`."""
    return [since + timedelta(days=number) for number in range((until - since).days)]


def first_open_day(at: datetime) -> date:
    """The earliest day that may still change without anybody being told: it is never kept, always counted."""
    return day_of(at - SETTLED)
