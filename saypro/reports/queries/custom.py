"""A figure by up to two of what is known: asked of the stretches, bounded in time and rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError, connections, transaction
from django.utils.translation import gettext as _

from saypro.kit.replica import read_alias
from saypro.reports.formulas import Formula, Kept, Quantile, Tally
from saypro.reports.models import Moment
from saypro.reports.queries.counting import Filters
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
    SELECT {keys}, {figure}, count(*)
    FROM reports_interval stretch
    LEFT JOIN helpdesk_team team ON team.id = stretch.team_id
    LEFT JOIN accounts_user agent ON agent.id = stretch.agent_id
    WHERE kind = ANY(%(kinds)s) AND {day} >= %(since)s AND {day} < %(until)s AND {more} AND {wanted}
    GROUP BY {groups} ORDER BY {groups} LIMIT {most}"""
Key = tuple[str | int | date, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure by some of `DIMENSIONS`, for days from `since` on and before `until`."""

    formula: Formula
    by: Sequence[str]
    since: date
    until: date
    filters: Filters


def broken_down(asked: Asked, at: datetime) -> dict[Key, tuple[float | None, int]]:
    """The figure and of how many, by what it is broken down by; at most `MOST_ROWS` and one.

    Raises Refused for figures that cannot be broken down, and where it would take too long.
    """
    kinds, moment, figure, more = parts(asked.formula)
    day = f"{moment}_on"
    keys = [DIMENSIONS[name].format(day=day) for name in asked.by] or ["''"]
    sql = ASK.format(
        keys=", ".join(keys),
        figure=figure,
        day=day,
        more=more,
        wanted=conditions(asked.filters),
        groups=", ".join(str(place) for place in range(1, len(keys) + 1)),
        most=MOST_ROWS + 1,
    )
    given = {
        "kinds": list(kinds),
        "since": asked.since,
        "until": asked.until,
        "at": at,
        "zone": settings.TIME_ZONE,
        **asked.filters.named,
    }
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in patiently(sql, given)}


def conditions(filters: Filters) -> str:
    texts = [
        f"stretch.{name} = %({name})s{'::bigint' if name == 'team_id' else ''}" for name in filters.named
    ]
    return " AND ".join(["true", *texts])


def parts(formula: Formula) -> tuple[Sequence[str], Moment, str, str]:
    """Which stretches by which day, what is computed of them, and what else must hold."""
    match formula:
        case Tally(kinds, moment):
            return kinds, moment, "count(*)::float", "true"
        case Kept(kinds):
            rate = "100.0 * count(*) FILTER (WHERE is_kept) / count(*)"
            return kinds, Moment.DUE, f"({rate})::float", "due_at <= %(at)s"
        case Quantile(kind, place):
            return [kind], Moment.ENDED, quantile(place), "true"
        case _:
            raise Refused(_("This figure cannot be broken down. Choose another one."))


def quantile(place: int) -> str:
    return f"percentile_cont({place / 100:g}) WITHIN GROUP (ORDER BY seconds) / 3600"


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
