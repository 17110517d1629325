"""Builders of surveys, for the tests of every room above."""

from datetime import datetime
from itertools import count
from typing import Any

from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, say
from saypro.deals.testing import buyer_of, seller_of
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.surveys import actions
from saypro.surveys.actions import Said
from saypro.surveys.models import Case, Survey, Theme

NUMBERS = count(1)


def a_solved_ticket(member: User | None = None, agent: User | None = None, **about: Any) -> Ticket:
    """A ticket that somebody of ours has answered and solved."""
    ticket = a_ticket(member, **about)
    agent = agent or an_agent()
    conversations.take(ticket.conversation, agent)
    say(ticket.conversation, agent, "Done, please look again.")
    conversations.solve(ticket.conversation, agent)
    ticket.conversation.refresh_from_db()
    return ticket


def a_survey(
    person: User | None = None, *, at: datetime | None = None, event_id: int = 1, **about: Any
) -> Survey:
    """A card about a solved ticket, in this person's thread."""
    ticket = a_solved_ticket(person or a_person(), **about)
    survey = actions.offer_after_solving(ticket, event_id=event_id, at=at or timezone.now())
    assert survey is not None
    return survey


def a_talk(thread: Conversation | None = None) -> Conversation:
    """A talk about an ad in which both have written."""
    thread = thread or a_deal()
    say(thread, buyer_of(thread), "Still for sale?")
    say(thread, seller_of(thread), "Yes, it is.")
    return thread


def talk_surveys(thread: Conversation | None = None, at: datetime | None = None) -> dict[str, Survey]:
    """The cards of both sides, by side."""
    asked = actions.offer_after_talk(a_talk(thread), at=at or timezone.now())
    return {survey.side: survey for survey in asked}


def an_answer(survey: Survey, score: int, at: datetime | None = None, **more: Any) -> Survey:
    """This score, with factors and words where they are given."""
    return actions.answer(survey, Said(score, **more), at=at or timezone.now())


def a_case(survey: Survey | None = None, score: int = 2, at: datetime | None = None, **words: str) -> Case:
    """A low score that is to be followed up."""
    survey = an_answer(survey or a_survey(), score, at=at, **words)
    case = actions.follow_score(survey, score, at or timezone.now())
    actions.follow_words(survey, at or timezone.now())
    assert case is not None
    return case


def a_theme(*phrases: str, name: str = "", at: datetime | None = None) -> Theme:
    name = name or f"Theme {next(NUMBERS)}"
    return actions.save_theme(None, name=name, phrases=phrases, by=a_lead(), at=at or timezone.now())
