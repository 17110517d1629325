"""Weeks, months and quarters on the office's calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.reports.office_days import day_of


class Length(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` on and before `until`; weeks begin on Monday."""

    length: Length
    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days

    @property
    def before(self) -> "Period":
        return period_of(self.length, self.since - timedelta(days=1))

    @property
    def next(self) -> "Period":
        return period_of(self.length, self.until)

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    def days_gone(self, at: datetime) -> int:
        """How many of its days have begun: 1 on the first, all of them once it is over."""
        return min(max((day_of(at) - self.since).days + 1, 0), self.days)

    def is_over(self, at: datetime) -> bool:
        return day_of(at) >= self.until

    @property
    def name(self) -> str:
        """ "Quarter 2, April to June 2026", "March 2026", "Week 10, 2 to 8 March 2026"."""
        if self.length == Length.MONTH:
            return date_format(self.since, "F Y")
        if self.length == Length.QUARTER:
            number, last = (self.since.month + 2) // 3, date_format(self.last_day, "F Y")
            return _("Quarter {number}, {first} to {last}").format(
                number=number, first=date_format(self.since, "F"), last=last
            )
        return _("Week {number}, {first} to {last}").format(
            number=self.since.isocalendar().week,
            first=date_format(self.since, "j F"),
            last=date_format(self.last_day, "j F Y"),
        )

    @property
    def slug(self) -> str:
        """ "2026-03" for a month, "2026-q2" for a quarter, as addresses name them."""
        if self.length == Length.QUARTER:
            return f"{self.since.year}-q{(self.since.month + 2) // 3}"
        return f"{self.since:%Y-%m}" if self.length == Length.MONTH else f"{self.since:%Y-%m-%d}"


CALLED = re.compile(r"(20\d\d)-(?:q([1-4])|(0[1-9]|1[0-2]))", re.ASCII)


def period_called(slug: str) -> Period | None:
    """The month or quarter of this slug."""
    found = CALLED.fullmatch(slug)
    if not found:
        return None
    year, quarter, month = found.groups()
    if quarter:
        return period_of(Length.QUARTER, date(int(year), 3 * int(quarter), 1))
    return period_of(Length.MONTH, date(int(year), int(month), 1))


def period_of(length: Length, day: date) -> Period:
    """The one that this day belongs to."""
    if length == Length.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(length, monday, monday + timedelta(days=7))
    months = 1 if length == Length.MONTH else 3
    first = day.replace(month=day.month - (day.month - 1) % months, day=1)
    return Period(length, first, month_after(first, months))


def month_after(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
