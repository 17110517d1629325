"""What is asked is data with versions, in three languages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, signed_in_client
from saypro.surveys import actions, queries
from saypro.surveys.first_questions import FIRST
from saypro.surveys.models import Survey, Version
from saypro.surveys.questions_form import QuestionsForm, said_by
from saypro.surveys.testing import a_survey

pytestmark = pytest.mark.django_db
PATH = "/office/surveys/questions/ticket/"


@pytest.fixture
def leading() -> Client:
    return signed_in_client(a_lead())


def asked(**changes: Any) -> dict[str, Any]:
    """The form as it stands, with changes."""
    return {**said_by(actions.current_version("ticket", timezone.now())), **changes}


def test_every_language_says_everything_the_others_say() -> None:
    for first in FIRST.values():
        keys = {tuple(sorted(words)) for words in first["words"].values()}
        factors = {tuple(sorted(words["factors"])) for words in first["words"].values()}
        assert len(keys) == len(factors) == 1
        assert factors == {tuple(sorted(first["factors"]))}


def test_a_new_version_is_asked_from_now_on_and_cards_that_are_there_stay(
    leading: Client, lerato: User
) -> None:
    old = a_survey(lerato)
    sent = asked(en_question="How did we do?", factors=["help"], factors_each=1, en_reward="Thank you.")
    assert leading.post(PATH, sent).status_code == 302
    new = a_survey(lerato, event_id=2)
    assert (old.version.number, new.version.number) == (1, 2)
    assert new.factors == ["help"]
    page = signed_in_client(lerato).get(new.get_absolute_url()).content.decode()
    assert "How did we do?" in page
    assert "Thank you." in page
    assert new.version.said("af")["question"] == FIRST["ticket"]["words"]["af"]["question"]
    assert "How did we do?" not in signed_in_client(lerato).get(old.get_absolute_url()).content.decode()


def test_without_factors_one_tap_is_all(leading: Client, lerato: User) -> None:
    leading.post(PATH, asked(factors=[], factors_each=0))
    survey = a_survey(lerato)
    assert survey.factors == []
    signed_in_client(lerato).post(survey.get_absolute_url(), {"score": "9"})
    assert Survey.objects.get(pk=survey.pk).completed_at


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"en_question": ""}, "This field is required"),
        ({"zu_question": "{score}"}, "Leave out { and }."),
        ({"cooldown_days": "0"}, "greater than or equal to 1"),
        ({"factors_each": "3"}, "3 is not one of the available choices"),
        ({"factors": ["magic"]}, "magic is not one of the available choices"),
        ({"af_note": "x" * 200}, "at most 160 characters"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence(leading: Client, changes: dict[str, Any], words: str) -> None:
    answer = leading.post(PATH, asked(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Version.objects.filter(about="ticket").count() == 1


def test_agents_do_not_change_it(agent: User) -> None:
    client = signed_in_client(agent)
    assert client.get(PATH).status_code == client.post(PATH, asked()).status_code == 404


def test_there_are_no_questions_about_anything_else(leading: Client) -> None:
    assert leading.get(reverse("surveys:questions", args=["weather"])).status_code == 404


def test_versions_follow_each_other_and_none_is_lost() -> None:
    at, lead = timezone.now(), a_lead()
    form = QuestionsForm(actions.current_version("deal", at), said_by(actions.current_version("deal", at)))
    assert form.is_valid(), form.errors
    actions.follow_version("deal", form.rules, form.words, by=lead, at=at)
    assert [one.number for one in queries.versions_of("deal")] == [2, 1]
    assert queries.version_at("deal", at) == Version.objects.get(about="deal", number=2)
