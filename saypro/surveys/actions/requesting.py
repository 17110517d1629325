"""Telling people of a card they have not answered: sparingly, and with the reason kept where we do not."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from saypro.accounts.models import Role, User
from saypro.events import actions as events
from saypro.helpdesk.models import Contact
from saypro.surveys import queries
from saypro.surveys.events import SurveyRequested, SurveyRequestSpared
from saypro.surveys.models import Survey
from saypro.surveys.notices import mail_contact, tell_of_survey
from saypro.surveys.reasons import Reason

MOST_AT_ONCE = 500
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def request_due(at: datetime) -> int:
    """Tell of cards that waited alone for long enough; returns how many were looked at."""
    waiting = unanswered(at).filter(requested_at=None, spared="")
    due = waiting.filter(offered_at__lte=at - F("version__request_hours") * HOUR)
    return each_of(due, request, at)


def remind_due(at: datetime) -> int:
    """Once more, and never again."""
    told = unanswered(at).filter(reminded_at=None, dismissed_at=None, version__remind_days__gt=0)
    told = told.filter(ticket__spam_at=None)
    due = told.filter(requested_at__lte=at - F("version__remind_days") * DAY)
    return each_of(due, remind, at)


def unanswered(at: datetime) -> QuerySet[Survey]:
    return Survey.objects.standing().filter(score=None, closes_at__gt=at)


def each_of(due: QuerySet[Survey], act: Callable[[Survey, datetime], None], at: datetime) -> int:
    """In one transaction each; what another worker has in its hands is left to it."""
    found = list(due.order_by("offered_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in found:
        with transaction.atomic():
            rows = Survey.objects.select_for_update(skip_locked=True, of=("self",))
            held = rows.select_related("version", "conversation", "person", "ticket")
            if survey := held.filter(pk=pk, score=None).first():
                act(survey, at)
    return len(found)


def request(survey: Survey, at: datetime) -> None:
    if survey.requested_at or survey.spared:
        return
    # One at a time for each person, or two cards would both be the first of the week.
    User.objects.select_for_update(no_key=True).get(pk=survey.person_id)
    reason = obstacle(survey, at) or send(survey, at)
    if reason:
        spare(survey, reason, at)
        return
    Survey.objects.filter(pk=survey.pk).update(requested_at=at)
    record_request(survey, at)


def obstacle(survey: Survey, at: datetime) -> Reason | None:
    """Why nothing is sent, before the person's own limits are asked."""
    told = Survey.objects.filter(person=survey.person_id, requested_at__gt=at - survey.version.cooldown)
    if survey.dismissed_at:
        return Reason.PUT_AWAY
    if survey.ticket and survey.ticket.is_spam:
        return Reason.SPAM
    if survey.ticket_id is None and queries.is_invited_to_review(survey):
        return Reason.REVIEW
    return Reason.COOLDOWN if told.exists() else None


def send(survey: Survey, at: datetime, *, is_reminder: bool = False) -> Reason | None:
    """None once it is on its way."""
    if survey.person.role == Role.CONTACT:
        contact = Contact.objects.filter(person=survey.person_id).exclude(address="").first()
        if contact is None:
            return Reason.NO_ACCOUNT
        mail_contact(survey, contact)
        return None
    notice = tell_of_survey(survey, at, is_reminder=is_reminder)
    if notice is None:
        return Reason.LEFT
    if notice.held:
        return Reason.BUDGET
    return None if notice.is_listed or notice.deliveries.exists() else Reason.UNWANTED


def spare(survey: Survey, reason: Reason, at: datetime) -> None:
    Survey.objects.filter(pk=survey.pk).update(spared=reason)
    events.record(
        SurveyRequestSpared(survey_id=survey.pk, person_id=survey.person_id, reason=reason, occurred_at=at)
    )


def remind(survey: Survey, at: datetime) -> None:
    if survey.reminded_at:
        return
    Survey.objects.filter(pk=survey.pk).update(reminded_at=at)
    if send(survey, at, is_reminder=True) is None:
        record_request(survey, at, is_reminder=True)


def record_request(survey: Survey, at: datetime, *, is_reminder: bool = False) -> None:
    events.record(
        SurveyRequested(
            survey_id=survey.pk, person_id=survey.person_id, is_reminder=is_reminder, occurred_at=at
        )
    )
