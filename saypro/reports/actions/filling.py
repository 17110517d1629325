"""Counting days from what was measured, so that nobody has to count it again.

A day is counted only when it is over for good. Whoever changes something on an earlier day says so
(`unsettle`), and until it is counted again its figures are counted live. Both lock the day's row first: a day
is never called filled while a change to it is being written.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone

from saypro.conversations.models import Message
from saypro.events.queries import first_at
from saypro.knowledge.events import ArticleRead, HelpSearched
from saypro.reports.models import Fill, Interval
from saypro.reports.office_days import day_of, days_between, first_open_day
from saypro.reports.queries.cells import CELLS, given_for
from saypro.reports.queries.day_tables import DAY_TABLES

ADD_UP = f"""
    INSERT INTO reports_day ({", ".join(CELLS.columns)}, is_whole)
    SELECT day_on, kind, moment, category, '', '', '', NULL, '', '',
           CASE kind WHEN 'first' THEN bucket ELSE 0 END,
           sum(n), sum(kept), sum(seconds), sum(office_seconds), true
    FROM reports_day WHERE day_on = ANY(%(days)s) AND NOT is_whole
    GROUP BY 1, 2, 3, 4, 11"""  # noqa: S608, our own words
AT_ONCE = 400


def unsettle(days: Collection[date]) -> None:
    """Have these days counted again. Days that are not over are always counted live."""
    past = sorted(day for day in days if day < first_open_day(timezone.now()))
    if past:
        rows = [Fill(day_on=day) for day in past]
        Fill.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["day_on"], update_fields=["is_filled", "filled_at"]
        )


def fill_due(at: datetime, *, at_most: int | None = AT_ONCE) -> int:
    """Count the days that are over and do not stand, newest first, all of them without `at_most`; returns how
    many.
    """
    end = first_open_day(at)
    since = first_day() or end
    standing = set(Fill.objects.filter(day_on__gte=since, is_filled=True).values_list("day_on", flat=True))
    missing = [day for day in reversed(days_between(since, end)) if day not in standing]
    return fill_days(missing[:at_most], at)


def first_day() -> date | None:
    """The first day of which there is anything to count."""
    found = Interval.objects.aggregate(first=Min("started_on"))["first"]
    first = Message.objects.order_by("pk").values_list("sent_at", flat=True).first()
    moments = [at for at in (first, *map(first_at, (ArticleRead, HelpSearched))) if at]
    days = [day for day in (found, *map(day_of, moments)) if day]
    return min(days, default=None)


def fill_days(days: Collection[date], at: datetime) -> int:
    """Count these days, each in a transaction of its own. Safe to repeat."""
    for day in days:
        _fill(day, at)
    return len(days)


@transaction.atomic
def _fill(day: date, at: datetime) -> None:
    Fill.objects.bulk_create([Fill(day_on=day)], ignore_conflicts=True)
    held = Fill.objects.select_for_update().get(pk=day)
    given = given_for([day], at)
    with connection.cursor() as cursor:
        for table in DAY_TABLES:
            cursor.execute(f"DELETE FROM {table.name} WHERE day_on = %s", [day])  # noqa: S608, our own word
            columns, rows = ", ".join(table.columns), table.sql.format(wanted="true")
            cursor.execute(f"INSERT INTO {table.name} ({columns}) {rows}", given)
        cursor.execute(ADD_UP, given)
    held.is_filled, held.filled_at, held.stamp = True, at, uuid4()
    held.save()
