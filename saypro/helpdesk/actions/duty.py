"""Shifts, the days that differ, and the switch."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.routing_soon import route_soon
from saypro.helpdesk.events import DutySwitched, ShiftsChanged
from saypro.helpdesk.hours import Window, faults
from saypro.helpdesk.models import DutySwitch, Shift, ShiftException
from saypro.helpdesk.refusals import Refused

LONGEST = timedelta(days=366)


@transaction.atomic
def switch_duty(agent: User, *, is_on: bool, until: datetime | None, by: User, at: datetime) -> DutySwitch:
    """Say that an agent is there, or away; until a moment, else until their next shift begins or ends.

    Raises Refused for a moment that is over or more than a year ahead.
    """
    if until and not at < until <= at + LONGEST:
        raise Refused(_("Choose a time that is still to come, within a year."))
    kept, _is_new = DutySwitch.objects.update_or_create(
        agent=agent, defaults={"is_on": is_on, "since": at, "until": until}
    )
    events.record(
        DutySwitched(
            actor_id=by.pk,
            agent_id=agent.pk,
            is_on=is_on,
            until=until.isoformat() if until else "",
            occurred_at=at,
        )
    )
    route_soon()
    return kept


@transaction.atomic
def plan_shifts(agent: User, windows: Mapping[int, Sequence[Window]], *, by: User) -> None:
    """When the agent is there each week, from now on. Raises Refused for windows that overlap."""
    if any(faults(day) for day in windows.values()):
        raise Refused(_("The times of a day must follow each other: each ends before the next begins."))
    User.objects.select_for_update(no_key=True).get(pk=agent.pk)
    Shift.objects.filter(agent=agent).delete()
    Shift.objects.bulk_create(
        Shift(agent=agent, weekday=weekday, begins=begins, ends=ends)
        for weekday, day in windows.items()
        for begins, ends in day
    )
    events.record(ShiftsChanged(actor_id=by.pk, agent_id=agent.pk))
    route_soon()


@transaction.atomic
def plan_day(agent: User, day: date, window: Window | None, *, by: User) -> ShiftException:
    """On this day the agent is there at other times, or not at all. The last word on a day counts."""
    if window and faults([window]):
        raise Refused(_("The day must begin before it ends."))
    begins, ends = window or (None, None)
    kept, _is_new = ShiftException.objects.update_or_create(
        agent=agent, day_on=day, defaults={"begins": begins, "ends": ends}
    )
    events.record(ShiftsChanged(actor_id=by.pk, agent_id=agent.pk, day=day.isoformat()))
    route_soon()
    return kept


@transaction.atomic
def drop_day(agent: User, day: date, *, by: User) -> None:
    """The day is like any other again. Safe to repeat."""
    if ShiftException.objects.filter(agent=agent, day_on=day).delete()[0]:
        events.record(ShiftsChanged(actor_id=by.pk, agent_id=agent.pk, day=day.isoformat()))
        route_soon()
