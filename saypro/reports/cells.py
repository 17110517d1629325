"""The shapes in which counts and times are read."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from saypro.helpdesk.models import Category
from saypro.reports.office_days import Span

ALL = "*"


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


Running = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Cells:
    """Counts that stay as they are, added up once for all that is asked of them: a page asks for hundreds of
    sums, and most of these are remembered from page to page.
    """

    rows: Sequence[Cell]

    def added_up(self, kind: str, moment: str, of: str | int, span: Span) -> tuple[int, int]:
        """How many, and how many of them were kept, of a group (or "*"), or of a part of the histogram."""
        running = self.sums.get((kind, moment, of))
        if not running:
            return 0, 0
        (n_before, kept_before), (n, kept) = (running[bisect_left(self.days, day)] for day in span)
        return n - n_before, kept - kept_before

    @cached_property
    def days(self) -> Sequence[date]:
        return sorted({row.day_on for row in self.rows})

    @cached_property
    def sums(self) -> Mapping[tuple[str, str, str | int], Running]:
        """What all before each day comes to, and all at last."""
        place = {day: number + 1 for number, day in enumerate(self.days)}
        found = defaultdict[tuple[str, str, str | int], tuple[list[int], list[int]]](
            lambda: ([0] * (len(place) + 1), [0] * (len(place) + 1))
        )
        for day_on, kind, moment, group, bucket, n, kept in self.rows:
            for of in (ALL, group, bucket):
                numbers, in_time = found[kind, moment, of]
                numbers[place[day_on]] += n
                in_time[place[day_on]] += kept
        return {key: list(zip(*map(accumulate, both), strict=True)) for key, both in found.items()}


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


@dataclass(frozen=True)
class Quantiles:
    """Of times in seconds by the calendar, in parts that are in order; None where nothing ended."""

    parts: Sequence[Sequence[float]] = ()

    @property
    def n(self) -> int:
        return sum(map(len, self.parts))

    @cached_property
    def times(self) -> Sequence[float]:
        """Together in order: sorting finds what is."""
        return self.parts[0] if len(self.parts) == 1 else sorted(chain(*self.parts))

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
