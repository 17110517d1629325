"""What the schedule makes when a time is over, and what it holds until its owner has looked through it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from saypro.accounts.models import User
from saypro.reports.actions.drafting import finish_draft, write_draft
from saypro.reports.actions.issuing import issue
from saypro.reports.kinds import DECLARED, ReportKind
from saypro.reports.models import Draft, Hold, Issue
from saypro.reports.notices import tell_of_held
from saypro.reports.office_days import day_of
from saypro.reports.periods import Period, period_of
from saypro.reports.refusals import Refused

T = TypeVar("T")


def issue_due(at: datetime) -> int:
    """Make every report whose last period is over and that the schedule has not made, or draft it where it is
    held; returns how many.

    Raises an ExceptionGroup of those that could not be made, when all the others are.
    """
    holds = Hold.objects.select_related("owner").in_bulk(field_name="kind")
    lasts = [(kind, period_of(kind.length, day_of(at)).before) for kind in DECLARED]
    due = [(kind, period) for kind, period in lasts if not is_made(kind, period)]

    def make(one: tuple[ReportKind, Period]) -> None:
        kind, period = one
        if kind.key in holds:
            hold_back(kind, period, holds[kind.key], at)
        else:
            issue(kind, period, by=None, at=at)

    each_by_itself(make, due)
    return len(due)


def each_by_itself(work: Callable[[T], None], things: Iterable[T]) -> None:
    """One that fails stops no other. Raises an ExceptionGroup of all that failed, at the end."""
    failures = []
    for thing in things:
        try:
            work(thing)
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup("Reports could not be made", failures)


def is_made(kind: ReportKind, period: Period) -> bool:
    """Drafts are looked for first: one that is finished meanwhile is found among those that were kept."""
    wanted = {"kind": kind.key, "since": period.since}
    is_held = Draft.objects.filter(**wanted, goes_out_at__isnull=False).exists()
    return is_held or Issue.objects.filter(**wanted, made_by=None).exists()


@transaction.atomic
def hold_back(kind: ReportKind, period: Period, hold: Hold, at: datetime) -> Draft:
    """Draft it, and tell whoever looks through it until when they can."""
    until = at + timedelta(hours=hold.hours)
    draft = write_draft(kind, period, by=hold.owner, at=at, goes_out_at=until)
    tell_of_held(draft, hold.owner, at)
    return draft


def send_held(at: datetime) -> int:
    """Keep and mail what was held until now, as it stands; returns how many. Safe to repeat.

    Raises an ExceptionGroup of those that could not be sent, when all the others are.
    """
    due = list(Draft.objects.filter(goes_out_at__lte=at).order_by("goes_out_at", "pk"))

    def send(draft: Draft) -> None:
        with suppress(Refused):  # somebody sent it a moment ago
            finish_draft(draft, is_mailed=True, by=None, at=at)

    each_by_itself(send, due)
    return len(due)


def hold_reports(kind: str, hours: int, *, by: User) -> Hold:
    """Have reports of this kind wait for 1 to 168 hours, from the next on; `by` looks through them. Safe to
    repeat.
    """
    return Hold.objects.update_or_create(kind=kind, defaults={"hours": hours, "owner": by})[0]


def drop_hold(hold: Hold) -> None:
    """From the next on they go out at once. Safe to repeat."""
    Hold.objects.filter(pk=hold.pk).delete()
