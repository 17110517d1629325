"""The office's plan of hours and promises, as the clocks want them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

from saypro.helpdesk.clocks import Clocks, Step, What, clocks
from saypro.helpdesk.first_plans import PROMISES, SINCE, WINDOWS, ZONE
from saypro.helpdesk.hours import OfficeTime, Week, Window, is_open, next_opening
from saypro.helpdesk.models import PromiseRow, TicketStep
from saypro.helpdesk.promises import Promise

COUNTRY = "ZA"
YEARS_AHEAD = 2
GRACE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Plans:
    """What clocks are computed with, read in one statement: all that was ever promised, and our hours."""

    promises: list[Promise]
    office: OfficeTime

    @classmethod
    def now(cls) -> "Plans":
        with connection.cursor() as cursor:
            cursor.execute(PLANNED)
            closures, hours, rows = cursor.fetchone()
        promised = [PromiseRow(**each) for each in read(rows)]
        return cls([*PROMISES, *(row.promise for row in promised)], office_of(set(closures), read(hours)))

    def clocks(self, steps: Iterable[TicketStep]) -> Clocks:
        history = [Step(step.at, What(step.what), step.value) for step in steps]
        return clocks(history, self.promises, self.office)


PLANNED = """
SELECT
    ARRAY(SELECT day_on FROM helpdesk_closure),
    (SELECT jsonb_agg(to_jsonb(plan) || jsonb_build_object('windows', (
        SELECT jsonb_agg(jsonb_build_array(weekday, opens, closes) ORDER BY weekday, opens)
        FROM helpdesk_openwindow WHERE hours_id = plan.id
    )) ORDER BY valid_from) FROM helpdesk_officehours plan),
    (SELECT jsonb_agg(to_jsonb(promised)) FROM helpdesk_promiserow promised)
"""


def read(rows: str | None) -> list[dict[str, Any]]:
    """Rows as the database wrote them down, with their moments."""
    found: list[dict[str, Any]] = json.loads(rows) if rows else []
    return [{**row, "valid_from": datetime.fromisoformat(row["valid_from"])} for row in found]


def office_time() -> OfficeTime:
    """When the office has been, is and will be open."""
    return Plans.now().office


def office_of(closed: set[date], plans: Iterable[dict[str, Any]]) -> OfficeTime:
    first = Week(ZoneInfo(ZONE), WINDOWS, frozenset([*closed, *public_holidays(SINCE)]))
    return OfficeTime([(SINCE, first), *((plan["valid_from"], week_of(plan, closed)) for plan in plans)])


def week_of(plan: dict[str, Any], closed: Iterable[date]) -> Week:
    windows: dict[int, list[Window]] = {day: [] for day in range(7)}
    for weekday, opens, closes in plan["windows"] or ():
        windows[weekday].append((opens, closes))
    public = public_holidays(plan["valid_from"]) if plan["keeps_holidays"] else ()
    return Week(ZoneInfo(plan["zone"]), windows, frozenset([*closed, *public]))


def public_holidays(since: datetime) -> frozenset[date]:
    """South Africa's public holidays from a year on, until two years from now."""
    return holidays_of(since.year, max(since.year, timezone.localdate().year) + YEARS_AHEAD)


@cache
def holidays_of(first: int, last: int) -> frozenset[date]:
    import holidays  # most processes never ask, and it is long in coming

    return frozenset(holidays.country_holidays(COUNTRY, years=range(first, last + 1)))


def promises() -> list[Promise]:
    """All that were ever in force, the first set among them."""
    return Plans.now().promises


def promised_moment(due_at: datetime, office: OfficeTime) -> datetime:
    """What a member is told: when it is due or, if nobody is there then, an hour after we open again."""
    if is_open(office, due_at):
        return due_at
    opening = next_opening(office, due_at)
    return opening + GRACE if opening else due_at
