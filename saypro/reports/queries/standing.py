"""Which days stand, and what is remembered of them: it is true until one of them is counted again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar, cast

from saypro.reports.office_days import day_of, days_between
from saypro.reports.reading import rows_of

Row = tuple[Any, ...]
Stamps = tuple[tuple[date, str], ...]
STANDING = """
    SELECT day_on, stamp::text FROM reports_fill
    WHERE is_filled AND day_on >= %(since)s AND day_on < %(until)s ORDER BY day_on"""
T = TypeVar("T")
REMEMBERED = 120
"""Answers: a page has a dozen, of some hundred kilobytes each where the office has 100,000 tickets a year."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `since` on and before `until` as they are at a moment: those that stand, each with the
    stamp it got when it was counted, and the others that have begun.
    """

    since: date
    until: date
    at: datetime
    stamps: Stamps

    @property
    def others(self) -> list[date]:
        standing = {day for day, _stamp in self.stamps}
        end = min(self.until, day_of(self.at) + timedelta(days=1))
        return [day for day in days_between(self.since, end) if day not in standing]

    def within(self, since: date, until: date) -> "Days":
        return replace(
            self,
            since=since,
            until=until,
            stamps=tuple(stamp for stamp in self.stamps if since <= stamp[0] < until),
        )


def days_within(since: date, until: date, at: datetime) -> Days:
    """A day that is counted meanwhile is still counted live; one that changes is read as it was."""
    return Days(since, until, at, tuple(rows_of(STANDING, {"since": since, "until": until})))


def read_standing(
    sql: str, shape: Callable[[Sequence[Row]], T], stamps: Stamps, given: Mapping[str, Any]
) -> T:
    """What a statement over the days that stand gives, in some shape; `days` are theirs."""
    return cast(
        T, _remembered(sql, shape, stamps, tuple((name, _firm(value)) for name, value in given.items()))
    )


@lru_cache(maxsize=REMEMBERED)
def _remembered(
    sql: str, shape: Callable[[Sequence[Row]], Any], stamps: Stamps, given: tuple[tuple[str, Any], ...]
) -> Any:
    loose = {name: list(value) if isinstance(value, tuple) else value for name, value in given}
    return shape(rows_of(sql, {**loose, "days": [day for day, _stamp in stamps]}))


def _firm(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
