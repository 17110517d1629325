"""The card in a thread and the page behind the link."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Conversation
from saypro.surveys import actions
from saypro.surveys.links import link_path, token_of
from saypro.surveys.models import Survey
from saypro.surveys.testing import an_answer, talk_surveys

pytestmark = pytest.mark.django_db


def test_the_card_stands_in_the_thread_and_is_seen_once(survey: Survey, client_of_lerato: Client) -> None:
    page = client_of_lerato.get(survey.conversation.get_absolute_url()).content.decode()
    assert "How was it to deal with our office?" in page
    assert page.count('name="score"') == 10
    survey.refresh_from_db()
    assert survey.shown_at


def test_our_office_sees_no_card_of_a_member(survey: Survey, agent: User) -> None:
    page = signed_in_client(agent).get(reverse("helpdesk:ticket", args=[survey.conversation.ref]))
    assert b"data-survey-form" not in page.content


def test_one_tap_is_saved_and_leads_to_the_rest(survey: Survey, client_of_lerato: Client) -> None:
    page = client_of_lerato.post(survey.get_absolute_url(), {"score": "9"}, follow=True).content.decode()
    survey.refresh_from_db()
    assert survey.score == 9
    assert "Saved: 9 of 10" in page
    asked = re.findall(r"name=\"factor_(\w+)\"", page)
    assert set(asked) == set(survey.factors)
    rest = {f"factor_{key}": "7" for key in survey.factors}
    page = client_of_lerato.post(
        survey.get_absolute_url(), {"score": "9", **rest, "worked": " Quick ", "improve": ""}, follow=True
    ).content.decode()
    survey.refresh_from_db()
    assert survey.completed_at
    assert survey.worked == "Quick"
    assert "Thank you" in page


def test_the_link_answers_without_signing_in(survey: Survey) -> None:
    visitor, path = Client(), link_path(survey.pk, survey.person_id)
    assert visitor.get(path).status_code == 200
    visitor.post(path, {"score": "3"})
    survey.refresh_from_db()
    assert survey.score == 3


def test_looking_at_the_link_never_votes(survey: Survey) -> None:
    for method in ("get", "head"):
        getattr(Client(), method)(link_path(survey.pk, survey.person_id) + "?score=9")
    survey.refresh_from_db()
    assert survey.score is None


def test_a_number_in_the_link_is_only_a_hint(survey: Survey) -> None:
    page = Client().get(link_path(survey.pk, survey.person_id) + "?score=9").content.decode()
    assert re.search(r'value="9"[^>]*data-chosen', page)


@pytest.mark.parametrize("score", ["0", "11", "", "nine", "9.5", "999999999999999999999", "\x00"])
def test_an_answer_off_the_scale_gets_a_sentence(survey: Survey, score: str) -> None:
    response = Client().post(link_path(survey.pk, survey.person_id), {"score": score})
    assert response.status_code == 422
    assert "Choose a number from 1 to 10." in response.content.decode()
    survey.refresh_from_db()
    assert survey.score is None


def test_a_bent_or_foreign_link_leads_nowhere(survey: Survey, sipho: User) -> None:
    token = token_of(survey.pk, survey.person_id)
    for bent in (token[:-1], token + "x", token_of(survey.pk, sipho.pk), "x", token_of(survey.pk + 1, 1)):
        assert Client().post(f"/s/{bent}/", {"score": "1"}).status_code == 404
    survey.refresh_from_db()
    assert survey.score is None


def test_nobody_answers_for_somebody_else(survey: Survey, sipho: User, agent: User) -> None:
    for person in (sipho, agent):
        answer = signed_in_client(person).post(survey.get_absolute_url(), {"score": "1"})
        assert answer.status_code == 404


def test_a_program_that_fills_in_the_trap_is_refused(survey: Survey) -> None:
    path = link_path(survey.pk, survey.person_id)
    assert Client().post(path, {"score": "1", "website": "https://x.example"}).status_code == 422


def test_a_closed_question_says_so(survey: Survey) -> None:
    Survey.objects.filter(pk=survey.pk).update(closes_at=timezone.now())
    answer = Client().post(link_path(survey.pk, survey.person_id), {"score": "1"})
    assert answer.status_code == 422
    assert "This question is closed" in answer.content.decode()


def test_the_card_can_be_put_away(survey: Survey, client_of_lerato: Client) -> None:
    client_of_lerato.post(reverse("surveys:dismissal", args=[survey.ref]))
    page = client_of_lerato.get(survey.conversation.get_absolute_url())
    assert b"data-survey-form" not in page.content


def test_the_question_is_asked_in_three_languages(survey: Survey) -> None:
    path = link_path(survey.pk, survey.person_id)
    words = {"en": "How was it to deal", "af": "Hoe was dit om met", "zu": "Bekunjani ukusebenzisana"}
    for language, opening in words.items():
        assert opening in Client().get(f"{path}?lang={language}").content.decode()
    assert words["en"] in Client().get(f"{path}?lang=xx").content.decode()


def test_the_page_of_one_side_shows_nothing_of_the_other(thread: Conversation) -> None:
    surveys = talk_surveys(thread)
    an_answer(surveys["buyer"], 1, worked="Nothing at all")
    page = signed_in_client(surveys["seller"].person).get(thread.get_absolute_url()).content.decode()
    assert "Nothing at all" not in page
    assert "5 of 5" in page


def test_an_answer_after_putting_it_away_brings_the_card_back(survey: Survey) -> None:
    actions.dismiss(survey, timezone.now())
    assert an_answer(survey, 7).dismissed_at is None


def test_a_program_that_changes_its_mind_for_ever_is_stopped(survey: Survey) -> None:
    path, client = link_path(survey.pk, survey.person_id), Client()
    answers = [client.post(path, {"score": 1 + number % 2}) for number in range(31)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429]
    assert "Wait a few minutes, then try again." in answers[-1].text
    assert survey.answers.count() == 30
