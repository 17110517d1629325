"""Who is asked about what, and why somebody is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say
from saypro.deals.actions import call_spam
from saypro.deals.models import FirstAnswer
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk.actions import mark_spam, merge
from saypro.helpdesk.testing import a_ticket
from saypro.surveys import actions, queries
from saypro.surveys.events import SurveyNotOffered, SurveyOffered
from saypro.surveys.models import NotOffered, Survey
from saypro.surveys.reasons import Interaction, Reason
from saypro.surveys.segments import Segment
from saypro.surveys.testing import a_solved_ticket, a_survey, a_talk, an_answer, talk_surveys

pytestmark = pytest.mark.django_db


def test_a_solved_ticket_asks_its_member_once(lerato: User, agent: User) -> None:
    a_solved_ticket(lerato, agent)
    run_reactions()
    survey = Survey.objects.get(person=lerato)
    assert (survey.side, survey.agent, survey.region) == ("office", agent, "wc")
    assert survey.closes_at - survey.offered_at == timedelta(days=14)
    assert [fact.survey_id for fact in recorded(SurveyOffered)] == [survey.pk]


def test_solving_without_an_answer_asks_nobody_and_says_why(lerato: User, agent: User) -> None:
    ticket = a_ticket(lerato)
    conversations.solve(ticket.conversation, agent)
    run_reactions()
    assert not Survey.objects.exists()
    assert NotOffered.objects.get().reason == Reason.NO_HUMAN
    assert [fact.reason for fact in recorded(SurveyNotOffered)] == [Reason.NO_HUMAN]


def test_a_ticket_merged_away_is_not_asked_about(lerato: User, agent: User) -> None:
    one, other = a_ticket(lerato), a_ticket(lerato)
    say_as_office(one.conversation, agent)
    merge(one, other, by=agent, reason="The same", at=timezone.now())
    run_reactions()
    assert [row.reason for row in NotOffered.objects.all()] == [Reason.MERGED]


def test_nobody_is_asked_about_spam(lerato: User, agent: User) -> None:
    ticket = a_solved_ticket(lerato, agent)
    mark_spam(ticket, by=agent, at=timezone.now())
    run_reactions()
    assert not Survey.objects.exists()
    assert NotOffered.objects.get().reason == Reason.SPAM


def test_a_card_goes_away_with_what_turns_out_to_be_spam(lerato: User, agent: User) -> None:
    ticket = a_solved_ticket(lerato, agent)
    run_reactions()
    now = timezone.now()
    assert queries.card_in(ticket.conversation, lerato, now)
    mark_spam(ticket, by=agent, at=now)
    assert queries.card_in(ticket.conversation, lerato, now) is None
    actions.request_due(now + timedelta(hours=2))
    assert Survey.objects.get().spared == Reason.SPAM


def test_our_own_matters_are_not_asked_about(agent: User) -> None:
    a_solved_ticket(an_agent("Thabo Nkosi"), agent)
    run_reactions()
    assert NotOffered.objects.get().reason == Reason.OWN


def test_solved_again_after_an_answer_is_asked_anew_and_the_old_card_gives_way(
    lerato: User, agent: User
) -> None:
    ticket = a_solved_ticket(lerato, agent)
    first = actions.offer_after_solving(ticket, event_id=1, at=timezone.now())
    say(ticket.conversation, lerato, "It is gone again")
    say_as_office(ticket.conversation, agent)
    ticket.conversation.refresh_from_db()
    second = actions.offer_after_solving(ticket, event_id=2, at=timezone.now())
    assert first is not None
    assert second is not None
    first.refresh_from_db()
    assert first.withdrawn_at
    assert first.factors != second.factors, "the factors take turns"


def test_solved_again_by_a_slip_keeps_the_card_that_is_there(lerato: User, agent: User) -> None:
    ticket = a_solved_ticket(lerato, agent)
    first = actions.offer_after_solving(ticket, event_id=1, at=timezone.now())
    assert actions.offer_after_solving(ticket, event_id=2, at=timezone.now()) is None
    assert NotOffered.objects.get().reason == Reason.AGAIN
    conversations.solve(ticket.conversation, agent)
    ticket.conversation.refresh_from_db()
    assert queries.card_in(ticket.conversation, lerato, timezone.now()) == first


def test_an_answered_card_stays_when_a_later_one_comes(lerato: User, agent: User) -> None:
    ticket = a_solved_ticket(lerato, agent)
    first = actions.offer_after_solving(ticket, event_id=1, at=timezone.now())
    assert first is not None
    an_answer(first, 3)
    say_as_office(ticket.conversation, agent)
    actions.offer_after_solving(ticket, event_id=2, at=timezone.now())
    first.refresh_from_db()
    assert first.withdrawn_at is None


def test_a_sale_asks_both_sides_once(thread: Conversation, lerato: User, sipho: User) -> None:
    a_sold_deal(a_talk(thread))
    run_reactions()
    actions.offer_after_talk(thread, at=timezone.now())
    asked = {survey.side: survey for survey in Survey.objects.all()}
    assert {side: survey.person for side, survey in asked.items()} == {"buyer": lerato, "seller": sipho}
    assert asked["buyer"].segment == Segment.FIRST_BUYER
    assert asked["seller"].segment == Segment.NEW_SELLER
    assert asked["buyer"].version.most == 5


def test_nobody_is_asked_about_a_talk_with_one_voice(thread: Conversation, lerato: User) -> None:
    say(thread, lerato)
    assert actions.offer_after_talk(thread, at=timezone.now()) == []
    reasons = {row.side: row.reason for row in NotOffered.objects.all()}
    assert reasons == {"buyer": Reason.NO_HUMAN, "seller": Reason.QUIET}


def test_nobody_is_asked_about_spam_or_blocks(thread: Conversation, lerato: User, sipho: User) -> None:
    a_talk(thread)
    run_reactions()
    call_spam(thread.pk, by_id=None, at=timezone.now())
    assert actions.offer_after_talk(thread, at=timezone.now()) == []
    assert {row.reason for row in NotOffered.objects.all()} == {Reason.SPAM}


def test_a_talk_that_went_quiet_is_asked_about_and_looked_at_once(thread: Conversation) -> None:
    a_talk(thread)
    run_reactions()
    assert FirstAnswer.objects.filter(answered_at__isnull=False).exists()
    at = timezone.now()
    assert actions.offer_quiet_talks(at + timedelta(days=1)) == 0
    assert actions.offer_quiet_talks(at + timedelta(days=3)) == 1
    assert actions.offer_quiet_talks(at + timedelta(days=3)) == 0
    assert Survey.objects.count() == 2


def test_the_first_reason_that_holds_is_the_one_that_is_kept() -> None:
    assert Interaction(True, True).obstacle is None
    assert Interaction(True, False).obstacle == Reason.NO_HUMAN
    assert Interaction(False, False, is_merged=True, is_spam=True).obstacle == Reason.MERGED
    assert Interaction(True, True, has_left=True).obstacle == Reason.LEFT


def test_a_card_is_there_until_it_is_put_away_or_the_matter_is_open_again(survey: Survey) -> None:
    person, thread, at = survey.person, survey.conversation, timezone.now()
    assert queries.card_in(thread, person, at) == survey
    assert queries.card_in(thread, person, survey.closes_at) is None
    thread.solved_at = None
    assert queries.card_in(thread, person, at) is None
    thread.solved_at = at
    actions.dismiss(survey, at)
    assert queries.card_in(thread, person, at) is None


def test_the_other_side_never_sees_a_card_of_mine(thread: Conversation) -> None:
    surveys = talk_surveys(thread)
    buyer, seller = surveys["buyer"], surveys["seller"]
    assert queries.card_in(thread, buyer.person, timezone.now()) == buyer
    assert queries.card_in(thread, seller.person, timezone.now()) == seller


def test_repeating_the_same_solving_asks_no_second_time(lerato: User) -> None:
    survey = a_survey(lerato, event_id=7)
    assert survey.ticket is not None
    again = actions.offer_after_solving(survey.ticket, event_id=7, at=timezone.now())
    assert again in (None, survey)
    assert Survey.objects.count() == 1


def say_as_office(thread: Conversation, agent: User) -> None:
    conversations.take(thread, agent)
    say(thread, agent, "Done.")
