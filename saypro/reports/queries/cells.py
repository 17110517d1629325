"""The one statement that counts: days are filled with it, and days that do not stand are read with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from saypro.reports.buckets import BOUNDS_S
from saypro.reports.models import Moment

DIMENSIONS = ("category", "ad_category", "region", "segment", "team_id", "channel", "language")
COLUMNS = ("day_on", "kind", "moment", *DIMENSIONS, "bucket", "n", "kept", "seconds", "office_seconds")
NOTHING = "0, count(*), 0, 0, 0"
# Bounds below zero and the time negated: a time that equals a bound belongs to the part up to it.
NEGATED = ", ".join(str(-bound) for bound in reversed(BOUNDS_S))
BUCKET = f"{len(BOUNDS_S)} - width_bucket(-seconds, ARRAY[{NEGATED}]::float[])"
TOTALS = "count(*), count(*) FILTER (WHERE is_kept), sum(seconds), sum(office_seconds)"
KEPT = "0, count(*), count(*) FILTER (WHERE is_kept), 0, 0"


def counting(moment: Moment, figures: str, groups: str = "", more: str = "") -> str:
    """What one of the three days of the stretches comes to."""
    day, dimensions = f"{moment}_on", ", ".join(DIMENSIONS)
    return f"""
        SELECT {day} AS day_on, kind, '{moment}', {dimensions}, {figures}
        FROM reports_interval
        WHERE {day} = ANY(%(days)s) {more}
        GROUP BY {day}, kind, {dimensions}{groups}"""  # noqa: S608, put together from our own words


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns of `reports_day`, and the statement that gives its rows for some days."""

    columns: tuple[str, ...]
    sql: str

    def given(self, days: Collection[date], at: datetime) -> dict[str, Any]:
        """What the statement needs to count these days as they are at that moment."""
        return {"days": list(days), "at": at, "zone": settings.TIME_ZONE}


CELLS = Cells(
    COLUMNS,
    " UNION ALL ".join(
        [
            counting(Moment.STARTED, NOTHING),
            counting(Moment.ENDED, f"{BUCKET}, {TOTALS}", ", 11"),
            counting(Moment.DUE, KEPT, more="AND due_at <= %(at)s"),
        ]
    ),
)

ACTIVITY = """
    SELECT day, sender_id, count(*) FILTER (WHERE thread.kind = 'support'),
           count(*) FILTER (WHERE thread.kind = 'deal')
    FROM unnest(%(days)s::date[]) day
    JOIN conversations_message message ON sent_at >= day::timestamp AT TIME ZONE %(zone)s
                                      AND sent_at < (day + 1)::timestamp AT TIME ZONE %(zone)s
    JOIN conversations_conversation thread ON thread.id = message.conversation_id
    WHERE message.kind <> 'card'
    GROUP BY 1, 2"""
