"""What is sent beside the card: at most once a week and within the limit, with the reason where not."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Conversation
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk.actions import contact_by_mail
from saypro.notifications.models import Mail, Notice, Preferences
from saypro.surveys import actions, queries
from saypro.surveys.events import SurveyRequested, SurveyRequestSpared
from saypro.surveys.links import link_path
from saypro.surveys.models import Survey
from saypro.surveys.reasons import Reason
from saypro.surveys.testing import a_survey, a_talk, an_answer

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def noon() -> datetime:
    """By day, so that quiet hours play no part."""
    return timezone.now().replace(hour=10, minute=0) - DAY


def reason_of(survey: Survey) -> str:
    survey.refresh_from_db()
    return survey.spared


def test_a_card_nobody_answered_within_the_hour_is_told_of_once(lerato: User, noon: datetime) -> None:
    survey = a_survey(lerato, at=noon)
    assert actions.request_due(noon + HOUR / 2) == 0
    actions.request_due(noon + HOUR)
    actions.request_due(noon + 2 * HOUR)
    notice = Notice.objects.get(person=lerato, kind="survey")
    assert notice.title == "How was it to deal with our office?"
    assert notice.url.startswith("/s/")
    assert [fact.survey_id for fact in recorded(SurveyRequested)] == [survey.pk]


def test_who_has_answered_is_left_alone(lerato: User, noon: datetime) -> None:
    an_answer(a_survey(lerato, at=noon), 9, at=noon)
    assert actions.request_due(noon + HOUR) == 0


def test_the_second_within_a_week_is_spared(lerato: User, noon: datetime) -> None:
    a_survey(lerato, at=noon)
    actions.request_due(noon + HOUR)
    second = a_survey(lerato, at=noon + DAY)
    actions.request_due(noon + DAY + HOUR)
    assert reason_of(second) == Reason.COOLDOWN
    third = a_survey(lerato, at=noon + 8 * DAY)
    actions.request_due(noon + 8 * DAY + HOUR)
    assert reason_of(third) == ""
    assert [fact.reason for fact in recorded(SurveyRequestSpared)] == [Reason.COOLDOWN]


def test_the_weekly_limit_spares(lerato: User, noon: datetime) -> None:
    Preferences.objects.create(person=lerato, budget=0)
    survey = a_survey(lerato, at=noon)
    actions.request_due(noon + HOUR)
    assert reason_of(survey) == Reason.BUDGET


def test_who_wants_no_such_notices_gets_none(lerato: User, noon: datetime) -> None:
    Preferences.objects.create(person=lerato, chosen={"surveys": []})
    survey = a_survey(lerato, at=noon)
    actions.request_due(noon + HOUR)
    assert reason_of(survey) == Reason.UNWANTED


def test_who_put_the_card_away_is_not_asked_again(lerato: User, noon: datetime) -> None:
    survey = a_survey(lerato, at=noon)
    actions.dismiss(survey, noon)
    actions.request_due(noon + HOUR)
    assert reason_of(survey) == Reason.PUT_AWAY


def test_one_reminder_and_no_other(lerato: User, noon: datetime) -> None:
    a_survey(lerato, at=noon)
    actions.request_due(noon + HOUR)
    for days in (1, 3, 4, 8):
        actions.remind_due(noon + days * DAY + HOUR)
    assert [fact.is_reminder for fact in recorded(SurveyRequested)] == [False, True]


def test_whom_the_deals_ask_for_a_review_gets_no_second_letter(
    thread: Conversation, lerato: User, noon: datetime
) -> None:
    a_sold_deal(a_talk(thread))
    run_reactions()
    actions.request_due(timezone.now() + HOUR)
    assert {survey.spared for survey in Survey.objects.all()} == {Reason.REVIEW}


def test_a_contact_without_an_account_gets_a_mail_with_the_link(noon: datetime) -> None:
    contact = contact_by_mail("thandi@example.com", name="Thandi", at=noon)
    survey = a_survey(contact.person, at=noon)
    actions.request_due(noon + HOUR)
    assert reason_of(survey) == ""
    mail = Mail.objects.get(to="thandi@example.com")
    unsigned = link_path(survey.pk, survey.person_id).split(":")[0]
    assert unsigned in mail.text, "the signature after it names the second it was made in"
    assert Client().get(link_path(survey.pk, survey.person_id)).status_code == 200


def test_a_review_takes_the_stars_for_talking_along(thread: Conversation, lerato: User) -> None:
    a_sold_deal(a_talk(thread))
    run_reactions()
    client, at = signed_in_client(lerato), timezone.now()
    assert queries.card_in(thread, lerato, at) is None, "the form of the review asks this, too"
    path = f"/messages/{thread.ref}/review/"
    assert "How was talking about this ad" in client.get(path).content.decode()
    client.post(path, {"stars": "5", "text": "", "talking": "2"})
    assert Survey.objects.get(person=lerato).score == 2
    assert "How was talking about this ad" not in client.get(path).content.decode()


def test_a_review_without_those_stars_leaves_the_card_to_ask(thread: Conversation, lerato: User) -> None:
    a_sold_deal(a_talk(thread))
    run_reactions()
    for bent in ("", "9", "x"):
        sent = {"stars": "5", "text": "", "talking": bent}
        signed_in_client(lerato).post(f"/messages/{thread.ref}/review/", sent)
    survey = Survey.objects.get(person=lerato)
    assert survey.score is None
    assert queries.card_in(thread, lerato, timezone.now()) == survey


def test_a_review_before_the_talk_went_quiet_asks_both_sides_at_once(
    thread: Conversation, lerato: User
) -> None:
    for _time in range(2):
        a_talk(thread)
    sent = {"stars": "4", "text": "", "talking": "4"}
    signed_in_client(lerato).post(f"/messages/{thread.ref}/review/", sent)
    assert {one.side: one.score for one in Survey.objects.all()} == {"buyer": 4, "seller": None}
