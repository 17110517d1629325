"""The office's plan of hours and promises, as the clocks want them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from saypro.helpdesk.first_plans import PROMISES, SINCE, WINDOWS, ZONE
from saypro.helpdesk.hours import OfficeTime, Week, is_open, next_opening
from saypro.helpdesk.models import Closure, OfficeHours, PromiseRow
from saypro.helpdesk.promises import Promise

COUNTRY = "ZA"
YEARS_AHEAD = 2
GRACE = timedelta(hours=1)


def office_time() -> OfficeTime:
    """When the office has been, is and will be open."""
    own = set(Closure.objects.values_list("day_on", flat=True))
    first = Week(ZoneInfo(ZONE), WINDOWS, frozenset([*own, *public_holidays(SINCE)]))
    plans = OfficeHours.objects.prefetch_related("windows")
    return OfficeTime([(SINCE, first), *((plan.valid_from, week_of(plan, own)) for plan in plans)])


def week_of(plan: OfficeHours, own: Iterable[date]) -> Week:
    windows = {
        day: [window.minutes for window in plan.windows.all() if window.weekday == day] for day in range(7)
    }
    public = public_holidays(plan.valid_from) if plan.keeps_holidays else ()
    return Week(ZoneInfo(plan.zone), windows, frozenset([*own, *public]))


def public_holidays(since: datetime) -> frozenset[date]:
    """South Africa's public holidays from a year on, until two years from now."""
    return holidays_of(since.year, max(since.year, timezone.localdate().year) + YEARS_AHEAD)


@cache
def holidays_of(first: int, last: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(COUNTRY, years=range(first, last + 1)))


def promises() -> list[Promise]:
    """All that were ever in force, the first set among them."""
    return [*PROMISES, *(row.promise for row in PromiseRow.objects.all())]


def promised_moment(due_at: datetime, office: OfficeTime) -> datetime:
    """What a member is told: when it is due or, if nobody is there then, an hour after we open again."""
    if is_open(office, due_at):
        return due_at
    opening = next_opening(office, due_at)
    return opening + GRACE if opening else due_at
