"""A figure by up to two of what is known, bounded in time and rows: read from the sums of days where these
tell it, and from the stretches otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import OperationalError, connections, transaction
from django.utils.translation import gettext as _

from saypro.kit.replica import read_alias
from saypro.reports.formulas import Formula, Kept, Quantile, Tally
from saypro.reports.models import Moment
from saypro.reports.queries.cells import CELLS
from saypro.reports.queries.counting import Filters, bounds
from saypro.reports.refusals import Refused

MOST_ROWS, MOST_DAYS, PATIENCE_MS = 2000, 400, 5000
DIMENSIONS = {
    "category": "stretch.category",
    "ad_category": "stretch.ad_category",
    "region": "stretch.region",
    "segment": "stretch.segment",
    "team": "coalesce(team.name, '')",
    "agent": "coalesce(agent.name, '')",
    "channel": "stretch.channel",
    "language": "stretch.language",
    "weekday": "extract(isodow FROM {day})::int",
    "hour": "extract(hour FROM started_at AT TIME ZONE %(zone)s)::int",
    "day": "{day}",
    "week": "date_trunc('week', {day}::timestamp)::date",
    "month": "date_trunc('month', {day}::timestamp)::date",
}
ASK = """
    SELECT {keys}, {figure}, {n}
    FROM {rows} LEFT JOIN helpdesk_team team ON team.id = stretch.team_id
    WHERE {within} GROUP BY {groups} ORDER BY {groups} LIMIT {most}"""
STRETCHES = "reports_interval stretch LEFT JOIN accounts_user agent ON agent.id = stretch.agent_id"
OF_SUMS = {"category", "weekday", "day", "week", "month"}
OF_KIND = "kind = ANY(%(kinds)s)"
WITHIN = f"{OF_KIND} AND {{day}} >= %(since)s AND {{day}} < %(until)s"
Key = tuple[str | int | date, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure by some of `DIMENSIONS`, for days from `since` on and before `until`."""

    formula: Formula
    by: Sequence[str]
    since: date
    until: date
    filters: Filters


@dataclass(frozen=True, slots=True)
class Way:
    """Where a figure is read: the rows, their day, and what is computed of which of them."""

    rows: str
    day: str
    figure: str
    n: str
    within: str


def broken_down(asked: Asked, at: datetime) -> dict[Key, tuple[float | None, int]]:
    """The figure and of how many, by what it is broken down by; at most `MOST_ROWS` and one.

    Raises Refused for figures that cannot be broken down, and where it would take too long.
    """
    return read(asked, of_days(asked) if is_of_days(asked) else of_stretches(asked), at)


def is_of_days(asked: Asked) -> bool:
    """Whether sums of days by category alone tell it: counts by all that is known are hardly fewer."""
    known = {*asked.by, *asked.filters.named}
    return isinstance(asked.formula, Tally | Kept) and known <= OF_SUMS


def read(asked: Asked, way: Way, at: datetime) -> dict[Key, tuple[float | None, int]]:
    keys = [DIMENSIONS[name].format(day=way.day) for name in asked.by] or ["''"]
    sql = ASK.format(
        keys=", ".join(keys),
        figure=way.figure,
        n=way.n,
        rows=way.rows,
        within=f"{way.within} AND {conditions(asked.filters)}",
        groups=", ".join(str(place) for place in range(1, len(keys) + 1)),
        most=MOST_ROWS + 1,
    )
    kinds, _moment = counted_by(asked.formula)
    given = {**bounds(asked.since, asked.until, at), "kinds": list(kinds), **asked.filters.named}
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in patiently(sql, given)}


def conditions(filters: Filters) -> str:
    texts = [
        f"stretch.{name} = %({name})s{'::bigint' if name == 'team_id' else ''}" for name in filters.named
    ]
    return " AND ".join(["true", *texts])


def counted_by(formula: Formula) -> tuple[Sequence[str], Moment]:
    """Which stretches, by which day."""
    match formula:
        case Tally(kinds, moment):
            return kinds, moment
        case Kept(kinds):
            return kinds, Moment.DUE
        case Quantile(kind, _place):
            return [kind], Moment.ENDED
        case _:
            raise Refused(_("This figure cannot be broken down. Choose another one."))


def of_stretches(asked: Asked) -> Way:
    day = f"{counted_by(asked.formula)[1]}_on"
    within = WITHIN.format(day=day)
    match asked.formula:
        case Kept():
            rate = "(100.0 * count(*) FILTER (WHERE is_kept) / count(*))::float"
            return Way(STRETCHES, day, rate, "count(*)", f"{within} AND due_at <= %(at)s")
        case Quantile(_kind, place):
            return Way(STRETCHES, day, quantile(place), "count(*)", within)
        case _:
            return Way(STRETCHES, day, "count(*)::float", "count(*)", within)


def quantile(place: int) -> str:
    return f"percentile_cont({place / 100:g}) WITHIN GROUP (ORDER BY seconds) / 3600"


def of_days(asked: Asked) -> Way:
    _kinds, moment = counted_by(asked.formula)
    kept = f"is_whole AND {OF_KIND} AND moment = '{moment}'"
    within = f"{WITHIN.format(day='day_on')} AND moment = '{moment}'"
    rate = "(100.0 * sum(kept) / sum(n))::float"
    figure = rate if isinstance(asked.formula, Kept) else "sum(n)::float"
    return Way(f"({CELLS.reading(OF_KIND, kept)}) stretch", "day_on", figure, "sum(n)::bigint", within)


def patiently(sql: str, given: dict[str, Any], *, for_ms: int = PATIENCE_MS) -> list[Any]:
    """Raises Refused after five seconds."""
    try:
        with transaction.atomic(using=read_alias()), connections[read_alias()].cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {for_ms}")
            cursor.execute(sql, given)
            rows = list(cursor.fetchall())
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
            return rows
    except OperationalError as error:
        if "statement timeout" in str(error):
            raise Refused(_("That takes too long. Choose fewer days or fewer columns.")) from None
        raise
