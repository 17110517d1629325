"""Who is on duty."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from saypro.accounts.models import User
from saypro.helpdesk.duty import Duty, Roster
from saypro.helpdesk.first_plans import ZONE
from saypro.helpdesk.models import DutySwitch, Shift, ShiftException

LOOKS_BACK = timedelta(days=8)


def duty_of(agent: User, at: datetime) -> Duty:
    return duties([agent.pk], at)[agent.pk]


def on_duty(agent_ids: Iterable[int], at: datetime) -> set[int]:
    """Those of them who are there at that moment."""
    return {agent_id for agent_id, duty in duties(agent_ids, at).items() if duty.is_on(at)}


def duties(agent_ids: Iterable[int], at: datetime) -> dict[int, Duty]:
    """The duty of each, with the exceptions from a week before `at` on."""
    ids = set(agent_ids)
    windows: defaultdict[int, defaultdict[int, list[tuple[int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for shift in Shift.objects.filter(agent__in=ids).order_by("weekday", "begins"):
        windows[shift.agent_id][shift.weekday].append(shift.minutes)
    days: defaultdict[int, dict[date, list[tuple[int, int]]]] = defaultdict(dict)
    recent = ShiftException.objects.filter(agent__in=ids, day_on__gte=(at - LOOKS_BACK).date())
    for exception in recent:
        days[exception.agent_id][exception.day_on] = exception.windows
    switches = {row.agent_id: row.switch for row in DutySwitch.objects.filter(agent__in=ids)}
    zone = ZoneInfo(ZONE)
    return {pk: Duty(Roster(zone, windows[pk], days[pk]), switches.get(pk)) for pk in ids}
