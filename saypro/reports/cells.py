"""The shapes in which counts and times are read."""

from dataclasses import dataclass
from datetime import date

from saypro.helpdesk.models import Category


@dataclass(frozen=True, slots=True)
class Cell:
    """What one day, kind, moment, category and part of the histogram comes to."""

    day_on: date
    kind: str
    moment: str
    category: str
    bucket: int
    n: int
    kept: int
    seconds: float
    office_seconds: float

    @property
    def group(self) -> str:
        return group_of(self.category)


def group_of(category: str) -> str:
    """The five groups of reports: complaints and violations are one."""
    return Category.COMPLAINT.value if category == Category.VIOLATION else category


@dataclass(frozen=True, slots=True)
class Counted:
    """How many members wrote something, and how much they wrote to each other."""

    members: int
    messages_between: int


@dataclass(frozen=True, slots=True)
class Quantiles:
    """In seconds by the calendar; None where nothing ended. Between two values lies the line between them."""

    n: int = 0
    median_s: float | None = None
    p90_s: float | None = None
    mean_s: float | None = None
