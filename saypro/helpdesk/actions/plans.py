"""The office's plan of hours and promises. It changes from a moment on, and never the past."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.measuring_soon import measure_open_soon
from saypro.helpdesk.events import OfficePlanChanged
from saypro.helpdesk.hours import Window, faults
from saypro.helpdesk.models import Closure, OfficeHours, OpenWindow, PromiseRow
from saypro.helpdesk.refusals import Refused
from saypro.kit.constraints import violated


@dataclass(frozen=True, slots=True)
class Promised:
    """Of which clock, for which tickets (empty: any), how soon, in whose hours, and from when on."""

    clock: str
    category: str
    priority: str
    target_s: int
    breach_s: int
    basis: str
    valid_from: datetime


@transaction.atomic
def plan_hours(
    windows: Mapping[int, Sequence[Window]],
    *,
    valid_from: datetime,
    keeps_holidays: bool,
    by: User,
    at: datetime,
) -> OfficeHours:
    """Open at these times from a moment on. A plan that begins at the same moment is replaced.

    Raises Refused for the past, and for times of a day that overlap.
    """
    _require_future(valid_from, at)
    if any(faults(day) for day in windows.values()):
        raise Refused(_("The times of a day must follow each other: each ends before the next begins."))
    OfficeHours.objects.filter(valid_from=valid_from).delete()
    plan = OfficeHours.objects.create(valid_from=valid_from, keeps_holidays=keeps_holidays)
    OpenWindow.objects.bulk_create(
        OpenWindow(hours=plan, weekday=weekday, opens=opens, closes=closes)
        for weekday, day in windows.items()
        for opens, closes in day
    )
    _changed("hours", by)
    return plan


@transaction.atomic
def close_on(day: date, *, reason: str, by: User, today: date) -> Closure:
    """Closed on a day to come, for a reason. Safe to repeat. Raises Refused for days that are over."""
    if day < today:
        raise Refused(_("That day is over. Choose one that is still to come."))
    closure, _is_new = Closure.objects.update_or_create(day_on=day, defaults={"reason": reason})
    _changed("closures", by)
    return closure


@transaction.atomic
def open_on(closure: Closure, *, by: User, today: date) -> None:
    """Not closed that day after all. Raises Refused for days that are over."""
    if closure.day_on < today:
        raise Refused(_("That day is over, and what was counted by it stays as it was."))
    closure.delete()
    _changed("closures", by)


def promise(wanted: Promised, *, by: User, at: datetime) -> PromiseRow:
    """Promise this from a moment on. Raises Refused for the past, and for a second one at the same moment."""
    _require_future(wanted.valid_from, at)
    try:
        return _promise(wanted, by)
    except IntegrityError as error:
        if violated(error) == "one_promise_at_a_time":
            raise Refused(_("There is a promise for these tickets from that moment on.")) from error
        raise


@transaction.atomic
def _promise(wanted: Promised, by: User) -> PromiseRow:
    row = PromiseRow.objects.create(
        clock=wanted.clock,
        category=wanted.category,
        priority=wanted.priority,
        target_s=wanted.target_s,
        breach_s=wanted.breach_s,
        basis=wanted.basis,
        valid_from=wanted.valid_from,
    )
    _changed("promises", by)
    return row


@transaction.atomic
def drop_promise(row: PromiseRow, *, by: User, at: datetime) -> None:
    """Take back what is not in force yet. Raises Refused for what was ever promised."""
    if row.valid_from <= at:
        raise Refused(_("This was promised already. Make a new promise that replaces it from now on."))
    row.delete()
    _changed("promises", by)


def _require_future(valid_from: datetime, at: datetime) -> None:
    if valid_from < at:
        raise Refused(_("Plans change from now on, or later: the past stays as it was."))


def _changed(what: str, by: User) -> None:
    events.record(OfficePlanChanged(actor_id=by.pk, what=what))
    measure_open_soon()
