"""Keeping custom reports, and mailing those that have a schedule."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.notifications import actions as notifications
from saypro.reports.models import SavedReport
from saypro.reports.office_days import day_of
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.refusals import Refused

MOST_KEPT, LONGEST_QUERY = 100, 1000


@transaction.atomic
def save_report(
    name: str, query: str, *, is_shared: bool, schedule: str = "", by: User, at: datetime
) -> SavedReport:
    """Keep it under the name; another of one's own of that name is replaced. Raises Refused."""
    name = name.strip()[:80]
    require_keepable(name, query, schedule)
    if SavedReport.objects.filter(owner=by).exclude(name=name).count() >= MOST_KEPT:
        raise Refused(_("You keep 100 reports already. Remove one first."))
    given = {
        "query": query,
        "is_shared": is_shared,
        "schedule": schedule,
        "made_at": at,
        "mailed_until": None,
    }
    if schedule:
        given["mailed_until"] = period_of(Length(schedule), day_of(at)).since
    return SavedReport.objects.update_or_create(owner=by, name=name, defaults=given)[0]


def require_keepable(name: str, query: str, schedule: str) -> None:
    if not name:
        raise Refused(_("Give the report a name."))
    if "\0" in name + query or len(query) > LONGEST_QUERY:
        raise Refused(_("That cannot be kept. Choose less."))
    if schedule and schedule not in list(Length):
        raise Refused(_("Choose a week, a month or a quarter."))


def drop_report(saved: SavedReport) -> None:
    """Safe to repeat."""
    SavedReport.objects.filter(pk=saved.pk).delete()


def mail_saved(at: datetime) -> int:
    """Tell owners that scheduled reports are ready, once for each time that is over; returns how many."""
    return sum(_mail_of(Length(length), at) for length in Length)


def _mail_of(length: Length, at: datetime) -> int:
    over = period_of(length, day_of(at)).before
    late = Q(mailed_until__lt=over.until) | Q(mailed_until=None)
    owners = {"owner__is_active": True, "owner__role__in": OFFICE_ROLES}
    due = SavedReport.objects.filter(late, schedule=length, **owners).values_list("pk", flat=True)
    return sum(_mail_one(pk, over) for pk in due)


@transaction.atomic
def _mail_one(pk: int, over: Period) -> bool:
    saved = SavedReport.objects.select_for_update(of=("self",)).select_related("owner").get(pk=pk)
    SavedReport.objects.filter(pk=pk).update(mailed_until=over.until)
    notifications.send_mail(
        to=saved.owner.email,
        subject=f"{saved.name}: {over.name}",
        text=_("Your report is ready: {link}").format(link=link_to(saved, over)),
        reason=_("You asked for it by schedule."),
    )
    return True


def link_to(saved: SavedReport, over: Period) -> str:
    """The question for the days of the period."""
    question = QueryDict(saved.query, mutable=True)
    question["since"] = over.since.isoformat()
    question["until"] = (over.until - timedelta(days=1)).isoformat()
    return f"{settings.SITE_URL}{reverse('reports:custom')}?{question.urlencode()}"
