"""Making reports, keeping them for ever, and mailing them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit.refs import new_ref
from saypro.kit.replica import from_replica
from saypro.notifications import actions as notifications
from saypro.notifications.models import SentFile
from saypro.reports import words
from saypro.reports.actions.targets import set_target
from saypro.reports.events import ReportIssued
from saypro.reports.kinds import KINDS, ReportKind
from saypro.reports.models import Draft, Issue, Recipient
from saypro.reports.office_days import day_of, midnight
from saypro.reports.paper import on_paper
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import (
    backlog,
    days_within,
    figures_of,
    goals_on,
    hours,
    improvements,
    narrowed_figures,
    profiles,
)
from saypro.reports.refusals import Refused
from saypro.reports.sections import Material, Quote, proposed
from saypro.reports.tables import Table
from saypro.reports.telling import Told, told_of
from saypro.surveys.models import Survey
from saypro.surveys.queries import quotable, quoted, themes_raised

MOST_RECIPIENTS = 50
MOST_THEMES = 3
MOST_ATTACHED = 2_000_000


@transaction.atomic
def issue(kind: ReportKind, period: Period, *, by: User | None, at: datetime) -> Issue:
    """Make the report, keep it, and mail it where the schedule asks. Raises Refused for what is to come."""
    require_begun(period, at)
    kept = keep(kind, period, told_of(kind, whole_material(period, at)), by=by, at=at)
    if by is None:
        mail(kept)
    return kept


def require_begun(period: Period, at: datetime) -> None:
    if period.since > day_of(at):
        raise Refused(_("That time is still to come."))


def keep(
    kind: ReportKind, period: Period, told: Told, *, by: User | None, at: datetime, draft: Draft | None = None
) -> Issue:
    """For ever, with its paper; under the name of the draft that it comes from. Raises NotSet."""
    title = title_of(kind, period)
    is_scheduled = draft is not None and draft.is_held
    kept = Issue.objects.create(
        ref=draft.ref if draft else new_ref(),
        kind=kind.key,
        title=title,
        since=period.since,
        until=period.until,
        made_at=at,
        made_by=None if is_scheduled else by,
        told=told,
        pdf=on_paper(title, told),
    )
    events.record(ReportIssued(actor_id=by.pk if by else None, issue_id=kept.pk, report=kind.key))
    return kept


def title_of(kind: ReportKind, period: Period) -> str:
    return f"{kind.name}: {period.name}"[:200]


def material(period: Period, at: datetime) -> Material:
    """What targets of the period are judged by, as it is known at that moment."""
    goals = goals_on(min(day_of(at), period.last_day))
    with from_replica():
        figures = figures_of(period, at)
        used = profiles(period.since, period.until)
        return Material(figures, goals, backlog(at), used, at, narrowed_figures(goals, figures))


def whole_material(period: Period, at: datetime) -> Material:
    """What a report about the period is made from."""
    with from_replica():
        busy = hours(days_within(period.since, period.until, at))
    return replace(
        material(period, at),
        hours=busy,
        themes=[(raised.theme.name, raised.people) for raised in themes_raised(at)[:MOST_THEMES]],
        quotes=quotes(period),
        improved=improvements(period),
    )


def quotes(period: Period) -> list[Quote]:
    """What members said, the best and the lowest, without who they are and how they are reached."""
    good, low = quotable(midnight(period.since), midnight(period.until))
    said = [*((one, one.worked) for one in good), *((one, one.improve) for one in low)]
    return [Quote(quoted(text, one), speaker(one)) for one, text in said]


def speaker(survey: Survey) -> str:
    kind = words.NAMES.get(survey.segment, _("Member"))
    return _("{kind}, {score} of {most}").format(kind=kind, score=survey.score, most=survey.version.most)


def mail(issue: Issue) -> None:
    """To everybody on the list, once, with the paper where it is small."""
    domain = settings.OFFICE_EMAIL.rpartition("@")[2]
    link = settings.SITE_URL + reverse("reports:issue", args=[issue.ref])
    recipients = list(Recipient.objects.filter(kind=issue.kind))
    files = [stored(issue)] if recipients and len(issue.pdf) <= MOST_ATTACHED else []
    for recipient in recipients:
        notifications.send_mail(
            to=recipient.email,
            subject=issue.title,
            text="\n\n".join(
                [
                    *issue.told["lead"],
                    _("Read it here, as a page, as PDF or as a file: {link}").format(link=link),
                ]
            ),
            reason=_("You are on the list of this report."),
            message_id=f"<report-{issue.ref}-{recipient.pk}@{domain}>",
            files=files,
        )


def stored(issue: Issue) -> SentFile:
    """The paper where mails find it."""
    path = default_storage.save(f"reports/{issue.ref}.pdf", ContentFile(bytes(issue.pdf)))
    return SentFile(f"{issue.kind}-{issue.since:%Y-%m-%d}.pdf", "application/pdf", path)


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
