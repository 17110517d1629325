"""Members who were happy are invited to answer once more: openly, seldom, and in no figure."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, signed_in_client
from saypro.conversations.models import Conversation
from saypro.events.testing import recorded
from saypro.notifications.models import Notice
from saypro.surveys import actions, queries
from saypro.surveys.events import HappyInvited
from saypro.surveys.links import link_path
from saypro.surveys.models import Origin, Survey
from saypro.surveys.testing import a_survey, an_answer, talk_surveys
from saypro.surveys.wanted import Wanted

pytestmark = pytest.mark.django_db
PAGE = "/office/surveys/invitations/"
WHY = "We ask you because you were happy lately."
DAY = timedelta(days=1)


@pytest.fixture
def lead(db: None) -> User:
    return a_lead()


@pytest.fixture
def unsaid(survey: Survey, thread: Conversation) -> Survey:
    """Lerato was happy with our office, and has not said how the talk about the bike was."""
    an_answer(survey, 9)
    return talk_surveys(thread)["buyer"]


def invite(unsaid: Survey, lead: User, at: datetime | None = None) -> Survey | None:
    actions.invite_happy({unsaid.ref}, by=lead, at=at or timezone.now())
    return Survey.objects.filter(person=unsaid.person, origin=Origin.HAPPY).first()


def test_leads_choose_and_the_member_is_told_once_and_why(unsaid: Survey, lead: User) -> None:
    office = signed_in_client(lead)
    page = office.get(PAGE).text
    assert "Lerato Mokoena" in page
    assert "Sipho Dlamini" not in page, "he said nothing good of late"
    assert office.post(PAGE).status_code == 422
    for _twice in range(2):
        assert "invited." in office.post(PAGE, {"ref": unsaid.ref}, follow=True).text
    card = Survey.objects.get(origin=Origin.HAPPY)
    assert WHY in Notice.objects.get(person=unsaid.person, kind="survey").body
    assert WHY in Client().get(link_path(card.pk, card.person_id)).text
    assert WHY in signed_in_client(unsaid.person).get(card.conversation.get_absolute_url()).text
    assert [(fact.actor_id, fact.survey_id) for fact in recorded(HappyInvited)] == [(lead.pk, card.pk)]
    assert "Lerato Mokoena" not in office.get(PAGE).text
    assert actions.remind_due(timezone.now() + 4 * DAY) == 0


def test_what_they_answer_is_in_no_figure_and_what_they_had_not_answered_stays(
    unsaid: Survey, lead: User
) -> None:
    at, wanted = timezone.now() + DAY, Wanted(side="buyer")
    actions.note_shown(unsaid, timezone.now())
    before = queries.results(wanted, at)
    card = invite(unsaid, lead)
    assert card
    an_answer(card, 5, factors=dict.fromkeys(card.factors, 5))
    after = queries.results(wanted, at)
    assert (after.good, after.funnel, after.bars) == (before.good, before.funnel, before.bars)
    assert after.invited_happy == 1
    unsaid.refresh_from_db()
    assert unsaid.score is None


def test_who_was_asked_a_short_while_ago_hears_nothing(unsaid: Survey, lead: User) -> None:
    Survey.objects.filter(pk=unsaid.pk).update(requested_at=timezone.now() - DAY)
    done = actions.invite_happy({unsaid.ref}, by=lead, at=timezone.now())
    assert (done.told, done.spared) == (0, 1)
    assert not Notice.objects.filter(kind="survey").exists()


@pytest.mark.parametrize("score", [2, 7])
def test_nobody_is_invited_who_was_not_happy(survey: Survey, thread: Conversation, score: int) -> None:
    an_answer(survey, score)
    talk_surveys(thread)
    assert not queries.to_invite(timezone.now())


def test_one_invitation_for_each_member(unsaid: Survey) -> None:
    a_survey(unsaid.person, event_id=2)
    assert len(queries.to_invite(timezone.now())) == 1
