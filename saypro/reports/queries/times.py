"""How long things took: medians and the like, exactly, from the stretches themselves."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection

from saypro.reports.cells import Quantiles
from saypro.reports.queries.counting import Filters

QUANTILES = """
    SELECT kind, CASE GROUPING(grouped) WHEN 1 THEN '*' ELSE grouped END,
           count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds), avg(seconds)
    FROM (SELECT *, CASE category WHEN 'violation' THEN 'complaint' ELSE category END AS grouped
          FROM reports_interval) stretch
    WHERE ended_on >= %(since)s AND ended_on < %(until)s AND kind = ANY(%(kinds)s) AND {wanted}
    GROUP BY GROUPING SETS ((kind), (kind, grouped))"""


def quantiles(
    since: date, until: date, kinds: Collection[str], filters: Filters | None = None
) -> dict[tuple[str, str], Quantiles]:
    """By kind and group of categories ("*" for all of them), of what ended within these days."""
    wanted = filters or Filters()
    given: dict[str, Any] = {"since": since, "until": until, "kinds": list(kinds), **wanted.named}
    with connection.cursor() as cursor:
        cursor.execute(QUANTILES.format(wanted=wanted.sql), given)
        return {(kind, group): Quantiles(*row) for kind, group, *row in cursor.fetchall()}
