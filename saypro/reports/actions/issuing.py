"""Making reports, keeping them for ever, and mailing them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit.replica import from_replica
from saypro.notifications import actions as notifications
from saypro.reports import board
from saypro.reports.actions.targets import set_target
from saypro.reports.events import ReportIssued
from saypro.reports.kinds import DECLARED, KINDS, ReportKind
from saypro.reports.models import Issue, Recipient
from saypro.reports.office_days import day_of
from saypro.reports.paper import on_paper
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import backlog, figures_of, goals_on, narrowed_figures, profiles
from saypro.reports.refusals import Refused
from saypro.reports.sections import SECTIONS, Material, proposed
from saypro.reports.tables import Table

MOST_RECIPIENTS = 50


def issue_due(at: datetime) -> int:
    """Make every report whose last period is over and that the schedule has not made; returns how many."""
    made = 0
    for kind in DECLARED:
        period = period_of(kind.length, day_of(at)).before
        if not Issue.objects.filter(kind=kind.key, since=period.since, made_by=None).exists():
            issue(kind, period, by=None, at=at)
            made += 1
    return made


@transaction.atomic
def issue(kind: ReportKind, period: Period, *, by: User | None, at: datetime) -> Issue:
    """Make the report, keep it, and mail it where the schedule asks. Raises Refused for what is to come."""
    if period.since > day_of(at):
        raise Refused(_("That time is still to come."))
    given = material(period, at)
    tables = [SECTIONS[key](given) for key in kind.sections]
    title, lead = f"{kind.name}: {period.name}", lead_of(given)
    about = _("{days} days, made on {day}.").format(days=period.days_gone(at), day=day_of(at).isoformat())
    bars = [bar for bar in map(asdict, board.mix(given.figures, given.goals)) if "mix" in kind.sections]
    paper = on_paper(
        title, about, lead, tables, [{**bar, "share": round(bar["share"] or 0, 1)} for bar in bars]
    )
    kept = Issue.objects.create(
        kind=kind.key,
        title=title[:200],
        since=period.since,
        until=period.until,
        made_at=at,
        made_by=by,
        told={"about": about, "lead": lead, "tables": [asdict(table) for table in tables]},
        pdf=paper,
    )
    events.record(ReportIssued(actor_id=by.pk if by else None, issue_id=kept.pk, report=kind.key))
    if by is None:
        mail(kept, lead)
    return kept


def material(period: Period, at: datetime) -> Material:
    """What a report about the period is made from, as it is known at that moment."""
    goals = goals_on(min(day_of(at), period.last_day))
    with from_replica():
        figures = figures_of(period, at)
        used = profiles(period.since, period.until)
        return Material(figures, goals, backlog(at), used, at, narrowed_figures(goals, figures))


def lead_of(given: Material) -> list[str]:
    head, text, _key = board.problem(given.figures, given.goals)
    return [line for line in (head, text) if line]


def mail(issue: Issue, lead: list[str]) -> None:
    """To everybody on the list, once."""
    domain = settings.OFFICE_EMAIL.rpartition("@")[2]
    link = settings.SITE_URL + reverse("reports:issue", args=[issue.ref])
    for recipient in Recipient.objects.filter(kind=issue.kind):
        notifications.send_mail(
            to=recipient.email,
            subject=issue.title,
            text="\n\n".join(
                [*lead, _("Read it here, as a page, as PDF or as a file: {link}").format(link=link)]
            ),
            reason=_("You are on the list of this report."),
            message_id=f"<report-{issue.ref}-{recipient.pk}@{domain}>",
        )


@transaction.atomic
def add_recipient(kind: str, email: str, *, by: User) -> Recipient:
    """Put the address on the list of a report. Safe to repeat. Raises Refused."""
    if kind not in KINDS:
        raise Refused(_("There is no such report."))
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("That is no e-mail address.")) from None
    if Recipient.objects.filter(kind=kind).count() >= MOST_RECIPIENTS:
        raise Refused(_("50 addresses get this report already."))
    return Recipient.objects.get_or_create(kind=kind, email=email, defaults={"added_by": by})[0]


def drop_recipient(recipient: Recipient) -> None:
    """Safe to repeat."""
    Recipient.objects.filter(pk=recipient.pk).delete()


@transaction.atomic
def take_proposals(issue: Issue, *, by: User, at: datetime) -> int:
    """Set the targets that follow from the report's period, from the next one on; returns how many.

    Safe to repeat. Raises Refused for reports that propose none.
    """
    if "proposals" not in KINDS[issue.kind].sections:
        raise Refused(_("This report proposes no targets."))
    return set_proposed(material(period_of(Length.QUARTER, issue.since), at), by=by, at=at)


def set_proposed(earlier: Material, *, by: User, at: datetime) -> int:
    """Aim at what follows from the results of a period, from the next one on; returns at how many."""
    goals = proposed(earlier)
    for goal in goals:
        set_target(goal, by=by, owner=by, at=at)
    return len(goals)


def tables_of(told: dict[str, Any]) -> list[Table]:
    """The tables as they were kept."""
    return [Table(**table) for table in told["tables"]]
