"""What some days come to: those that stand from what is kept of them, the others counted live."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from django.conf import settings

from saypro.helpdesk.models import Category
from saypro.reports.cells import Cell, Cells, group_of
from saypro.reports.models import Kind
from saypro.reports.office_days import days_between
from saypro.reports.queries.cells import CELLS, WHOLES, DayTable
from saypro.reports.queries.standing import Days, Row, read_standing
from saypro.reports.reading import rows_of

COUNT = f"""
    SELECT (%(cuts)s::date[])[width_bucket(day_on, %(cuts)s::date[])], kind, moment,
           CASE category WHEN '{Category.VIOLATION}' THEN '{group_of(Category.VIOLATION)}' ELSE category END,
           CASE kind WHEN '{Kind.FIRST}' THEN bucket ELSE 0 END, sum(n)::bigint, sum(kept)::bigint
    FROM {{rows}} GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608, our own words
T = TypeVar("T")


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


def counted(days: Days, filters: Filters | None = None, *, cuts: Collection[date] = ()) -> list[Cells]:
    """What the days come to, in no order, in parts that add up.

    Day by day, or with `cuts` from each of these days to the next: `since` is one of them. Times are sorted
    into parts for first answers alone.
    """
    is_whole = not filters or set(filters.named) <= {"category"}
    table, kept = (WHOLES, "is_whole") if is_whole else (CELLS, "NOT is_whole")
    given = {"cuts": sorted(cuts) or days_between(days.since, days.until)}
    return read(table, COUNT, as_cells, days, filters, more=kept, given=given)


def as_cells(rows: Iterable[Row]) -> Cells:
    return Cells([Cell(*row) for row in rows])


def read(
    table: DayTable,
    select: str,
    shape: Callable[[Sequence[Row]], T],
    days: Days,
    filters: Filters | None = None,
    *,
    more: str = "true",
    given: Mapping[str, Any] | None = None,
) -> list[T]:
    """What `select` makes of the `rows` of a table of days, in a shape that is not to be changed: first
    of what is kept of days that stand, as far as `more` holds, then of the other days' as they are.

    Narrowed by what is not told apart there it is asked of the stretches alone.
    """
    wanted = filters or Filters()
    known: dict[str, Any] = {**wanted.named, **(given or {})}
    live = select.format(rows=_as_rows(table, table.live(wanted.sql)))
    found, others = [], days.others
    if not set(wanted.named) <= set(table.columns):
        others = days_between(days.since, days.until)
    elif days.stamps:
        kept = select.format(rows=_as_rows(table, table.kept(f"{more} AND {wanted.sql}")))
        found.append(read_standing(kept, shape, days.stamps, known))
    if others:
        now = {**known, "days": others, "at": days.at, "zone": settings.TIME_ZONE}
        found.append(shape(rows_of(live, now)))
    return found


def _as_rows(table: DayTable, sql: str) -> str:
    return f"({sql}) AS day ({', '.join(table.columns)})"


def bounds(since: date, until: date, at: datetime) -> dict[str, Any]:
    return {"since": since, "until": until, "at": at, "zone": settings.TIME_ZONE}
