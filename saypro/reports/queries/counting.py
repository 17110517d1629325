"""What some days come to: those that stand from what is kept of them, the others counted live."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.conf import settings

from saypro.reports.cells import Cell
from saypro.reports.models import Kind
from saypro.reports.office_days import days_between
from saypro.reports.queries.cells import CELLS, DayTable
from saypro.reports.reading import rows_of

COUNT = f"""
    SELECT (%(cuts)s::date[])[width_bucket(day_on, %(cuts)s::date[])], kind, moment, category,
           CASE kind WHEN '{Kind.FIRST}' THEN bucket ELSE 0 END,
           sum(n)::bigint, sum(kept)::bigint, sum(seconds), sum(office_seconds)
    FROM ({{cells}}) cell WHERE {{wanted}} GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608, our own words


@dataclass(frozen=True, slots=True)
class Filters:
    """Which tickets are counted: each names one value, and "" names any."""

    category: str = ""
    ad_category: str = ""
    region: str = ""
    segment: str = ""
    team_id: str = ""
    channel: str = ""
    language: str = ""

    @property
    def named(self) -> dict[str, str]:
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}

    @property
    def sql(self) -> str:
        """A condition over columns whose values are given under their names."""
        texts = [f"{name} = %({name})s" if name != "team_id" else TEAM for name in self.named]
        return " AND ".join(["true", *texts])


TEAM = "team_id = %(team_id)s::bigint"


def counted(
    since: date,
    until: date,
    at: datetime,
    filters: Filters | None = None,
    *,
    cuts: Collection[date] = (),
) -> list[Cell]:
    """What the days from `since` on and before `until` come to, as they are known at that moment.

    Day by day, or with `cuts` from each of these days to the next: `since` is one of them. Times are sorted
    into parts for first answers alone.
    """
    wanted = filters or Filters()
    whole = "is_whole" if set(wanted.named) <= {"category"} else "NOT is_whole"
    sql = COUNT.format(cells=CELLS.reading(wanted.sql, whole), wanted=wanted.sql)
    given = {**bounds(since, until, at), **wanted.named, "cuts": sorted(cuts) or days_between(since, until)}
    return [Cell(*row) for row in rows_of(sql, given)]


def read(
    table: DayTable, select: str, since: date, until: date, at: datetime, filters: Filters | None = None
) -> list[Any]:
    """What `select` makes of the `rows` of a table of days. Narrowed by what is not told apart there it is
    asked of the stretches alone.
    """
    wanted = filters or Filters()
    given = {**bounds(since, until, at), **wanted.named, "days": days_between(since, until)}
    is_told_apart = set(wanted.named) <= set(table.columns)
    rows = table.reading(wanted.sql, wanted.sql) if is_told_apart else table.sql.format(wanted=wanted.sql)
    return rows_of(select.format(rows=f"({rows}) AS day ({', '.join(table.columns)})"), given)


def bounds(since: date, until: date, at: datetime) -> dict[str, Any]:
    return {"since": since, "until": until, "at": at, "zone": settings.TIME_ZONE}
