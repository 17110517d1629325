"""The shapes in which counts and times are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from saypro.helpdesk.models import Category


class Cell(NamedTuple):
    """What some days, kind, moment, group of categories and part of the histogram come to; a page has
    thousands.
    """

    day_on: date
    kind: str
    moment: str
    group: str
    bucket: int
    n: int
    kept: int


def group_of(category: str) -> str:
    """The five groups of reports: complaints and violations are one."""
    return Category.COMPLAINT.value if category == Category.VIOLATION else category


@dataclass(frozen=True, slots=True)
class Counted:
    """How many members wrote something, and how much they wrote to each other."""

    members: int
    messages_between: int


@dataclass(frozen=True, slots=True)
class Helped:
    """What the help centre was used for, and by how many `members` something was brought to us.

    A visit is all that a visitor does on a day. A reading is a member's day of reading, counted on the day on
    which 24 hours have passed since; `asked` of them brought something to us within these.
    """

    visits: int = 0
    members: int = 0
    searches: int = 0
    missed: int = 0
    readings: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Of times in seconds by the calendar, in order; None where nothing ended."""

    times: Sequence[float] = ()

    @property
    def n(self) -> int:
        return len(self.times)

    @property
    def median_s(self) -> float | None:
        return self.at(0.5)

    @property
    def p90_s(self) -> float | None:
        return self.at(0.9)

    def at(self, place: float) -> float | None:
        """On the line between the two values beside the place, as `percentile_cont` has it."""
        if not self.times:
            return None
        rank = place * (self.n - 1)
        below = int(rank)
        low, high = self.times[below], self.times[min(below + 1, self.n - 1)]
        return low + (rank - below) * (high - low)
