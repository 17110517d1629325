"""How long things took: medians and the like, exactly, from the stretches themselves."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from saypro.reports.queries.counting import Filters

QUANTILES = """
    SELECT kind, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds), avg(seconds)
    FROM reports_interval
    WHERE ended_on >= %(since)s AND ended_on < %(until)s AND kind = ANY(%(kinds)s) AND {wanted}
    GROUP BY kind"""


@dataclass(frozen=True, slots=True)
class Quantiles:
    """In seconds by the calendar; None where nothing ended. Between two values lies the line between them."""

    n: int = 0
    median_s: float | None = None
    p90_s: float | None = None
    mean_s: float | None = None


def quantiles(
    since: date, until: date, kinds: Collection[str], filters: Filters | None = None
) -> dict[str, Quantiles]:
    """For each of the kinds, of what ended from `since` on and before `until`."""
    wanted = filters or Filters()
    given: dict[str, Any] = {"since": since, "until": until, "kinds": list(kinds), **wanted.named}
    with connection.cursor() as cursor:
        cursor.execute(QUANTILES.format(wanted=wanted.sql), given)
        found = {kind: Quantiles(*row) for kind, *row in cursor.fetchall()}
    return {kind: found.get(kind, Quantiles()) for kind in kinds}
