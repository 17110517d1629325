"""How much of a stretch of time our office was open, and when so much of it will have passed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

HORIZON = timedelta(days=60)


class Spans(Protocol):
    def spans(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]: ...


def open_s(office: Spans, start: datetime, end: datetime) -> float:
    return sum((until - since).total_seconds() for since, until in office.spans(start, end))


def after_open_s(office: Spans, start: datetime, wanted_s: float) -> datetime:
    """The moment at which the office will have been open for so long; in 60 days where it never is."""
    left = timedelta(seconds=wanted_s)
    for since, until in office.spans(start, start + HORIZON):
        if until - since >= left:
            return since + left
        left -= until - since
    return start + HORIZON
