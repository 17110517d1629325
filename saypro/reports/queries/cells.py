"""What is kept of a day, each with the one statement that counts it: days are filled with it, and days that
do not stand are read with it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from saypro.reports.buckets import BOUNDS_S
from saypro.reports.models import Moment

DIMENSIONS = ("category", "ad_category", "region", "segment", "team_id", "channel", "language")
FIGURES = ("n", "kept", "seconds", "office_seconds")
NOTHING = "0, count(*), 0, 0, 0"
# Bounds below zero and the time negated: a time that equals a bound belongs to the part up to it.
NEGATED = ", ".join(str(-bound) for bound in reversed(BOUNDS_S))
BUCKET = f"{len(BOUNDS_S)} - width_bucket(-seconds, ARRAY[{NEGATED}]::float[])"
TOTALS = "count(*), count(*) FILTER (WHERE is_kept), sum(seconds), sum(office_seconds)"
KEPT = "0, count(*), count(*) FILTER (WHERE is_kept), 0, 0"


@dataclass(frozen=True, slots=True)
class DayTable:
    """The columns of a table of days, and the statement that gives its rows for some days."""

    name: str
    columns: tuple[str, ...]
    sql: str

    def live(self, wanted: str) -> str:
        """The rows of some days as they are."""
        return self.sql.format(wanted=wanted)

    def kept(self, more: str) -> str:
        """The rows of some days that stand, as far as `more` holds of them."""
        columns = ", ".join(self.columns)
        return f"SELECT {columns} FROM {self.name} WHERE day_on = ANY(%(days)s) AND {more}"  # noqa: S608

    def reading(self, wanted: str = "true", more: str = "true") -> str:
        """The rows of the days that stand, and of the others as they are, for what is asked but now and then.

        Which stand is asked by the same statement: between two a day might be counted again.
        """
        kept, live = self.kept(more).replace("%(days)s", STANDING), self.live(wanted)
        return f"{kept} UNION ALL ({live.replace('%(days)s', OTHERS)})"


STANDING = """ARRAY(
    SELECT day_on FROM reports_fill WHERE is_filled AND day_on >= %(since)s AND day_on < %(until)s)"""
OTHERS = """ARRAY(
    SELECT day::date
    FROM generate_series(%(since)s::timestamp, %(until)s::timestamp - interval '1 day', '1 day') day
    WHERE day <= %(at)s::timestamptz AT TIME ZONE %(zone)s
      AND NOT EXISTS (SELECT FROM reports_fill WHERE is_filled AND day_on = day::date))"""


def given_for(days: Collection[date], at: datetime) -> dict[str, Any]:
    """What these statements need to count the days as they are at that moment."""
    return {"days": list(days), "at": at, "zone": settings.TIME_ZONE}


def cells(known: Sequence[str]) -> DayTable:
    """Numbers of stretches by what is `known` of their tickets."""
    columns = ("day_on", "kind", "moment", *known, "bucket", *FIGURES)
    bucket = columns.index("bucket") + 1
    counted = [
        counting(known, Moment.STARTED, NOTHING),
        counting(known, Moment.ENDED, f"{BUCKET}, {TOTALS}", f", {bucket}"),
        counting(known, Moment.DUE, KEPT, more="AND due_at <= %(at)s"),
    ]
    return DayTable("reports_day", columns, " UNION ALL ".join(counted))


def counting(known: Sequence[str], moment: Moment, figures: str, groups: str = "", more: str = "") -> str:
    """What one of the three days of the stretches comes to."""
    day, dimensions = f"{moment}_on", ", ".join(known)
    return f"""
        SELECT {day} AS day_on, kind, '{moment}', {dimensions}, {figures}
        FROM reports_interval
        WHERE {day} = ANY(%(days)s) AND {{wanted}} {more}
        GROUP BY {day}, kind, {dimensions}{groups}"""  # noqa: S608, put together from our own words


CELLS = cells(DIMENSIONS)
WHOLES = cells(["category"])
"""The sums over everything but the category, which are in the same table."""
