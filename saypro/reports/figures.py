"""Values of figures, computed from what was gathered for two periods at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from saypro.reports.cells import ALL, Cells, Counted, Helped, Quantiles
from saypro.reports.formulas import (
    Active,
    AskedAfter,
    Between,
    Completed,
    Formula,
    Growth,
    Kept,
    Meant,
    Missed,
    Mix,
    OfHelp,
    Quantile,
    Rated,
    Ratio,
    Tally,
    Visits,
)
from saypro.reports.office_days import Span, day_of, days_between
from saypro.reports.periods import Period
from saypro.reports.shares import FEW, between, share

LATELY = timedelta(days=28)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: for shares `kept` of `n`, for times of how many; None where there is nothing to tell."""

    value: float | None
    n: int = 0
    kept: int = 0
    is_share: bool = False

    @property
    def is_few(self) -> bool:
        """Too few to rely on."""
        return self.is_share and 0 < self.n < FEW

    @property
    def interval(self) -> tuple[float, float]:
        return between(self.kept, self.n)


NONE = Value(None)


@dataclass(frozen=True)
class Figures:
    """Everything gathered for a period and the one before it, up to a moment."""

    period: Period
    at: datetime
    cells: Sequence[Cells]
    times: Mapping[tuple[str, str, date], Quantiles]
    active: Mapping[date, Counted]
    ratings: Mapping[tuple[str, str, date], tuple[int, int]]
    completed: Mapping[date, tuple[int, int]]
    feelings: Mapping[date, Mapping[tuple[int | None, str], int]] = field(default_factory=dict)
    helped: Mapping[date, Helped] = field(default_factory=dict)

    @property
    def now(self) -> Span:
        return self.period.since, self.period.until

    @property
    def before(self) -> Span:
        return self.period.before.since, self.period.since

    @property
    def as_far_before(self) -> Span:
        """As many days of the period before as have begun of this one."""
        since = self.period.before.since
        if self.period.is_over(self.at):
            return self.before
        return since, min(since + timedelta(days=self.period.days_gone(self.at)), self.period.since)

    @property
    def lately(self) -> Span:
        """The last complete days, four weeks of them where that many were gathered."""
        today = min(day_of(self.at), self.period.until)
        return max(today - LATELY, self.period.before.since), today

    def value(self, formula: Formula, span: Span | None = None, group: str = ALL) -> Value:
        """What the formula comes to within the days, for one group of categories or for all."""
        days = span or self.now
        match formula:
            case Tally():
                return count(self.tally(formula, days, group))
            case Kept():
                n, kept = self.added_up(formula.kinds, "due", days, group)
                return part(kept, n)
            case Ratio():
                # What came back or was raised may have been solved before these days.
                whole = self.tally(formula.whole, days, group)
                return part(min(self.tally(formula.part, days, group), whole), whole)
            case Mix():
                return part(self.tally(formula.whole, days, group), self.tally(formula.whole, days, ALL))
            case Quantile():
                found = self.times.get((formula.kind, group, days[0]), Quantiles())
                seconds = found.median_s if formula.at == 50 else found.p90_s
                return Value(None if seconds is None else seconds / 3600, found.n)
            case Growth():
                return self.growth(formula)
            case Active():
                return count(self.active[days[0]].members)
            case Between():
                return count(self.active[days[0]].messages_between)
            case Rated():
                return self.rated(formula.side, days)
            case Completed():
                return part(*self.completed[days[0]])
            case Meant():
                return self.meant(days)
            case Visits() | Missed() | AskedAfter():
                return of_help(formula, self.helped.get(days[0], Helped()))

    def rated(self, side: str, days: Span, segment: str = ALL) -> Value:
        return part(*self.ratings.get((side, segment, days[0]), (0, 0)))

    def meant(self, days: Span) -> Value:
        found = self.feelings.get(days[0], {})
        good = found.get((None, "good"), 0)
        return part(good, good + sum(found.get((None, label), 0) for label in ("mixed", "bad")))

    def growth(self, formula: Growth) -> Value:
        before = self.tally(formula.whole, self.as_far_before, ALL)
        now = self.tally(formula.whole, self.now, ALL)
        return Value(100 * (now - before) / before, now) if before else Value(None, now)

    def tally(self, formula: Tally, days: Span, group: str = ALL) -> int:
        return self.added_up(formula.kinds, formula.moment, days, group)[0]

    def added_up(self, kinds: Iterable[str], moment: str, days: Span, of: str | int) -> tuple[int, int]:
        """How many, and how many of them were kept."""
        span = self.between_cuts(days)
        found = [part.added_up(kind, moment, of, span) for part in self.cells for kind in kinds]
        return sum(n for n, _kept in found), sum(kept for _n, kept in found)

    def between_cuts(self, days: Span) -> Span:
        if not self.cuts >= set(days):
            raise ValueError(f"{days[0]} to {days[1]} is not counted apart.")
        return days

    @cached_property
    def cuts(self) -> set[date]:
        return {*cuts_of(self.period, self.at), self.period.until}

    def daily(self, formula: Tally, days: Span, group: str = ALL) -> list[int]:
        """The numbers of these days, one by one."""
        return [self.tally(formula, (day, day + timedelta(days=1)), group) for day in days_between(*days)]

    def histogram(self, kind: str, parts: int, days: Span | None = None) -> list[int]:
        """How many of what ended in the period took how long, by parts."""
        span = days or self.now
        return [self.added_up([kind], "ended", span, bucket)[0] for bucket in range(parts)]


def cuts_of(period: Period, at: datetime) -> set[date]:
    """The days from which on something is counted apart: sums can be asked for between these alone."""
    asked = Figures(period, at, (), {}, {}, {}, {})
    step = 1 if period.days == WEEK else WEEK
    weeks = [day for span in (asked.now, asked.before) for day in days_between(*span)[::step]]
    return {*weeks, asked.as_far_before[1], asked.lately[1], *days_between(*asked.lately)}


def of_help(formula: OfHelp, helped: Helped) -> Value:
    match formula:
        case Visits():
            each = helped.visits / helped.members if helped.members else None
            return Value(each, helped.members)
        case Missed():
            return part(helped.missed, helped.searches)
        case AskedAfter():
            return part(helped.asked, helped.readings)


def count(number: int) -> Value:
    return Value(number, number)


def part(kept: int, n: int) -> Value:
    return Value(share(kept, n), n, kept, is_share=True)
