"""Following up what people were not happy with."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from saypro.accounts.models import Role, User
from saypro.events import actions as events
from saypro.helpdesk.queries import office_time
from saypro.surveys.events import CaseClosed, CaseFiled, CaseOpened, CaseTaken
from saypro.surveys.models import Answer, Case, Mention, Survey, Theme
from saypro.surveys.office_hours import after_open_s

FIRST_STEP_S = 8 * 3600
"""A working day."""


@transaction.atomic
def follow_score(survey: Survey, score: int, at: datetime) -> Case | None:
    """Open a case for a low score, once; close one that nobody has touched when the answer became better.

    Safe to repeat, and in any order: an answer from before the case was opened closes nothing, and a low one
    that comes behind a better one which was given after it leaves nothing open.
    """
    case = Case.objects.select_for_update().filter(survey=survey).first()
    is_low = score <= survey.version.low_to
    if case is None and is_low:
        case = open_case(survey, at)
        if better := better_answer(survey, at):
            end(case, Case.Outcome.BETTER, better.at)
        return case
    if (
        case
        and not is_low
        and at > case.opened_at
        and case.state == Case.State.OPEN
        and case.first_action_at is None
    ):
        end(case, Case.Outcome.BETTER, at)
    return case


def better_answer(survey: Survey, at: datetime) -> Answer | None:
    """The first one after that moment that is not low, if there is one."""
    return survey.answers.filter(at__gt=at, score__gt=survey.version.low_to).order_by("at", "pk").first()


def open_case(survey: Survey, at: datetime) -> Case:
    owner = lead_with_least()
    due_at = after_open_s(office_time(), at, FIRST_STEP_S)
    case, is_new = Case.objects.get_or_create(
        survey=survey, defaults={"owner": owner, "opened_at": at, "due_at": due_at}
    )
    if is_new:
        events.record(
            CaseOpened(
                case_id=case.pk,
                survey_id=survey.pk,
                owner_id=owner.pk if owner else None,
                occurred_at=at,
            )
        )
    return case


def lead_with_least() -> User | None:
    """Of the leads, else the administrators, whoever has the fewest open cases: nobody judges their own."""
    held = Case.objects.exclude(state=Case.State.CLOSED).filter(owner__isnull=False).order_by()
    load = dict(held.values_list("owner").annotate(Count("pk")))
    for role in (Role.LEAD, Role.ADMIN):
        leads = User.objects.filter(role=role, is_active=True).order_by("pk")
        if found := min(leads, key=lambda one: load.get(one.pk, 0), default=None):
            return found
    return None


@transaction.atomic
def take_case(case: Case, *, by: User, at: datetime) -> Case:
    """Make it this agent's. The first such step stops the clock. Safe to repeat."""
    held = locked(case)
    if held.is_closed or (held.owner_id == by.pk and held.state == Case.State.TAKEN):
        return held
    held.owner, held.state = by, Case.State.TAKEN
    touch(held, at)
    events.record(CaseTaken(actor_id=by.pk, case_id=held.pk, owner_id=by.pk, occurred_at=at))
    return held


@transaction.atomic
def file_case(case: Case, theme: Theme, *, by: User, at: datetime) -> None:
    """Put it under a theme, so that its member is told with the others. Safe to repeat."""
    held = locked(case)
    _mention, is_new = Mention.objects.update_or_create(
        theme=theme,
        survey=held.survey,
        create_defaults={"at": at, "is_by_hand": True},
        defaults={"is_by_hand": True},
    )
    touch(held, at)
    if is_new:
        events.record(CaseFiled(actor_id=by.pk, case_id=held.pk, theme_id=theme.pk, occurred_at=at))


@transaction.atomic
def close_case(case: Case, outcome: str, note: str, *, by: User, at: datetime) -> Case:
    """End it with what came of it. Closed ones stay as they are."""
    held = locked(case)
    if not held.is_closed:
        held.note, held.owner = note, held.owner or by
        end(held, outcome, at, by=by)
    return held


def end(case: Case, outcome: str, at: datetime, by: User | None = None) -> None:
    case.state, case.outcome, case.closed_at = Case.State.CLOSED, outcome, at
    if by:
        touch(case, at)
    case.save()
    events.record(
        CaseClosed(actor_id=by.pk if by else None, case_id=case.pk, outcome=outcome, occurred_at=at)
    )


def touch(case: Case, at: datetime) -> None:
    case.first_action_at = case.first_action_at or at
    case.save()


def locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("survey").get(pk=case.pk)
