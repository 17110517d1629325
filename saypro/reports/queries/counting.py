"""What some days come to: those that stand from their counts, the others counted live."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import connection

from saypro.reports.cells import Cell, Counted
from saypro.reports.models import Fill
from saypro.reports.office_days import days_between
from saypro.reports.queries.cells import ACTIVITY, CELLS

GROUPED = ("day_on", "kind", "moment", "category", "bucket")
COUNT = f"""
    WITH cell AS (
        SELECT {", ".join(CELLS.columns)} FROM reports_day
        WHERE day_on = ANY(%(standing)s) AND is_whole = %(wholes)s
        UNION ALL ({CELLS.sql})
    )
    SELECT {", ".join(GROUPED)}, sum(n)::bigint, sum(kept)::bigint, sum(seconds), sum(office_seconds)
    FROM cell WHERE {{wanted}} GROUP BY {", ".join(GROUPED)}"""  # noqa: S608, put together from our own words
ACTIVE = f"""
    WITH active AS (
        SELECT day_on, person_id, support, deals FROM reports_activity WHERE day_on = ANY(%(standing)s)
        UNION ALL ({ACTIVITY})
    )
    SELECT count(DISTINCT person_id) FILTER (WHERE role = 'member'), coalesce(sum(deals), 0)::bigint
    FROM active JOIN accounts_user person ON person.id = active.person_id"""  # noqa: S608


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


def counted(since: date, until: date, at: datetime, filters: Filters | None = None) -> list[Cell]:
    """What the days from `since` on and before `until` come to, as they are known at that moment."""
    wanted = filters or Filters()
    given = {**bounds(since, until, at), **wanted.named, "wholes": set(wanted.named) <= {"category"}}
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(wanted=wanted.sql), given)
        return [Cell(*row) for row in cursor.fetchall()]


def activity(since: date, until: date, at: datetime) -> Counted:
    """Who wrote within these days. Nothing narrows it: what members write to each other has no category."""
    with connection.cursor() as cursor:
        cursor.execute(ACTIVE, bounds(since, until, at))
        return Counted(*cursor.fetchone())


def bounds(since: date, until: date, at: datetime) -> dict[str, Any]:
    days = days_between(since, until)
    standing = standing_among(days)
    return {**CELLS.given([day for day in days if day not in standing], at), "standing": list(standing)}


def standing_among(days: Collection[date]) -> set[date]:
    found = Fill.objects.filter(day_on__in=days, is_filled=True)
    return set(found.values_list("day_on", flat=True))
