"""Keeping what people answer: the first tap at once, and everything after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.kit.text import clean_text
from saypro.surveys import queries
from saypro.surveys.actions.offering import offer_after_talk
from saypro.surveys.events import SurveyAnswered, SurveyDismissed, SurveyRewardEarned, SurveyShown
from saypro.surveys.models import LONGEST, Answer, Survey
from saypro.surveys.refusals import Refused


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: `score`, and what comes after the first tap. None keeps what was said before."""

    score: int
    factors: Mapping[str, int] = field(default_factory=dict)
    worked: str | None = None
    improve: str | None = None


@transaction.atomic
def answer(survey: Survey, said: Said, *, at: datetime) -> Survey:
    """Keep this answer as the latest, and those before it. The same answer twice is one.

    Raises Refused(`over`) once it is closed, and for scores and factors that were not offered.
    """
    held = Survey.objects.select_for_update().select_related("version").get(pk=survey.pk)
    require_acceptable(held, said, at)
    if took_over(held, said):
        return held
    held.started_at = held.started_at or at
    held.shown_at = held.shown_at or at
    held.answered_at = at
    held.dismissed_at = None
    is_first_time = complete(held, at)
    held.save(
        update_fields=[
            "score",
            "factor_scores",
            "worked",
            "improve",
            "started_at",
            "shown_at",
            "answered_at",
            "completed_at",
            "dismissed_at",
        ]
    )
    keep(held, at)
    if is_first_time:
        events.record(
            SurveyRewardEarned(
                actor_id=held.person_id, survey_id=held.pk, person_id=held.person_id, occurred_at=at
            )
        )
    return held


def require_acceptable(survey: Survey, said: Said, at: datetime) -> None:
    most = survey.version.most
    if not survey.is_open(at):
        raise Refused("over")
    if not 1 <= said.score <= most:
        raise Refused("score")
    if any(key not in survey.factors or not 1 <= score <= most for key, score in said.factors.items()):
        raise Refused("factor")
    if any(words and len(words) > LONGEST for words in (said.worked, said.improve)):
        raise Refused("long")


def took_over(held: Survey, said: Said) -> bool:
    """Put what was said onto the survey; True when it says nothing new."""
    before = (held.score, dict(held.factor_scores), held.worked, held.improve)
    held.score = said.score
    held.factor_scores = {**held.factor_scores, **said.factors}
    held.worked = held.worked if said.worked is None else clean_text(said.worked)
    held.improve = held.improve if said.improve is None else clean_text(said.improve)
    return before == (held.score, held.factor_scores, held.worked, held.improve)


def complete(held: Survey, at: datetime) -> bool:
    """Whether this is the first time that all that was asked is answered."""
    is_all = all(key in held.factor_scores for key in held.factors)
    if not is_all or held.completed_at:
        return False
    held.completed_at = at
    return True


def keep(held: Survey, at: datetime) -> None:
    assert held.score is not None
    Answer.objects.create(
        survey=held,
        at=at,
        score=held.score,
        factor_scores=held.factor_scores,
        worked=held.worked,
        improve=held.improve,
    )
    events.record(
        SurveyAnswered(
            actor_id=held.person_id,
            survey_id=held.pk,
            score=held.score,
            factors=held.factor_scores,
            is_complete=held.completed_at is not None,
            occurred_at=at,
        )
    )


@transaction.atomic
def answer_with_review(thread: Conversation, person: User, stars: int, *, at: datetime) -> None:
    """The stars for talking that were given along with a review. Asks both sides where nobody has been asked.

    Nothing happens for whom the rules leave out, and once the question is closed.
    """
    survey = queries.own_survey_in(thread, person, at)
    if survey is None:
        asked = offer_after_talk(thread, at=at)
        survey = next((one for one in asked if one.person_id == person.pk), None)
    if survey and survey.is_open(at):
        answer(survey, Said(stars), at=at)


@transaction.atomic
def note_shown(survey: Survey, at: datetime) -> None:
    """The person has seen the card. Only the first time is kept."""
    if survey.shown_at is None and Survey.objects.filter(pk=survey.pk, shown_at=None).update(shown_at=at):
        events.record(SurveyShown(actor_id=survey.person_id, survey_id=survey.pk, occurred_at=at))


@transaction.atomic
def dismiss(survey: Survey, at: datetime) -> None:
    """Put the card away; an answer by the link or on its page is still taken. Safe to repeat."""
    if Survey.objects.filter(pk=survey.pk, dismissed_at=None).update(dismissed_at=at):
        events.record(SurveyDismissed(actor_id=survey.person_id, survey_id=survey.pk, occurred_at=at))
