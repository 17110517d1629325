"""What is kept of an answer, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from saypro.events.testing import recorded
from saypro.surveys import actions
from saypro.surveys.actions import Refused, Said
from saypro.surveys.events import SurveyAnswered, SurveyRewardEarned
from saypro.surveys.models import Survey
from saypro.surveys.testing import an_answer

pytestmark = pytest.mark.django_db


def test_the_first_tap_is_kept_and_the_rest_completes_it(survey: Survey) -> None:
    kept = an_answer(survey, 9)
    assert (kept.score, kept.completed_at) == (9, None)
    assert kept.started_at
    assert not recorded(SurveyRewardEarned)
    kept = an_answer(survey, 9, factors=dict.fromkeys(survey.factors, 8), worked="Quick")
    assert kept.completed_at
    assert [fact.is_complete for fact in recorded(SurveyAnswered)] == [False, True]


def test_the_latest_answer_counts_and_none_is_lost(survey: Survey) -> None:
    for score in (9, 4, 4):
        kept = an_answer(survey, score)
    assert kept.score == 4
    assert [one.score for one in survey.answers.order_by("pk")] == [9, 4]


def test_taking_part_is_rewarded_once_whatever_the_score(survey: Survey) -> None:
    for score in (1, 10):
        an_answer(survey, score, factors=dict.fromkeys(survey.factors, score))
    assert [fact.survey_id for fact in recorded(SurveyRewardEarned)] == [survey.pk]


@pytest.mark.parametrize("score", [0, 11, -1])
def test_a_score_off_the_scale_is_refused(survey: Survey, score: int) -> None:
    with pytest.raises(Refused, match="score"):
        an_answer(survey, score)


def test_a_factor_that_was_not_asked_is_refused(survey: Survey) -> None:
    other = next(key for key in survey.version.factors if key not in survey.factors)
    with pytest.raises(Refused, match="factor"):
        an_answer(survey, 9, factors={other: 5})


def test_a_closed_question_takes_nothing(survey: Survey) -> None:
    with pytest.raises(Refused, match="over"):
        an_answer(survey, 9, at=survey.closes_at)
    with pytest.raises(Refused, match="over"):
        an_answer(survey, 9, at=survey.offered_at + timedelta(days=15))


def test_words_that_are_not_asked_for_stay_as_they_were(survey: Survey) -> None:
    an_answer(survey, 9, worked="Quick")
    assert an_answer(survey, 8).worked == "Quick"
    assert actions.answer(survey, Said(8, worked=""), at=timezone.now()).worked == ""
