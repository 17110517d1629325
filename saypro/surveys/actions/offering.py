"""Putting the card where it belongs, once for each person and interaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.helpdesk.models import Ticket
from saypro.surveys import queries
from saypro.surveys.actions.versions import current_version
from saypro.surveys.events import SurveyNotOffered, SurveyOffered, SurveyWithdrawn
from saypro.surveys.models import About, NotOffered, Origin, Side, Survey, Version
from saypro.surveys.reasons import Reason
from saypro.surveys.segments import segment_of

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Occasion:
    """An interaction that ended: its name, and what is kept of it for counting."""

    name: str
    side: str
    conversation: Conversation
    traits: dict[str, Any]


@transaction.atomic
def offer_after_solving(ticket: Ticket, *, event_id: int | None, at: datetime) -> Survey | None:
    """Ask the member about a ticket that was solved at this moment. Safe to repeat for the same event.

    Each solving that follows an answer of ours is asked about anew, and takes the place of a card nobody
    answered. None, with the reason kept, for whom the rules leave out.
    """
    occasion = Occasion(
        f"ticket:{ticket.pk}:{event_id or 0}", Side.OFFICE, ticket.conversation, traits(ticket)
    )
    obstacle = queries.ticket_interaction(ticket, at).obstacle
    if obstacle or ticket.member is None:
        pass_over(occasion, ticket.member, obstacle or Reason.LEFT, at)
        return None
    survey = offer(occasion, ticket.member, current_version(About.TICKET, at), at)
    withdraw_older(survey, at)
    conversations.touch_thread(ticket.conversation_id)
    return survey


def traits(ticket: Ticket) -> dict[str, Any]:
    """Credit goes to whoever has the ticket when it is solved."""
    return {
        "ticket": ticket,
        "agent": ticket.conversation.assignee,
        "team": ticket.team,
        "category": ticket.category,
        "segment": ticket.segment,
        "region": ticket.region,
        "channel": ticket.channel,
        "language": ticket.language if ticket.language in ("en", "af", "zu") else "en",
    }


@transaction.atomic
def offer_after_talk(thread: Conversation, *, at: datetime) -> list[Survey]:
    """Ask both sides of a talk about an ad, each once for ever. Safe to repeat."""
    if thread.is_support:
        return []
    asked = [one for talk in queries.deal_interactions(thread, at) if (one := ask_side(thread, talk, at))]
    if asked:
        conversations.touch_thread(thread.pk)
    return asked


def ask_side(thread: Conversation, talk: queries.Talk, at: datetime) -> Survey | None:
    occasion = Occasion(f"talk:{thread.pk}", talk.side, thread, talk_traits(thread, talk, at))
    if talk.interaction.obstacle:
        pass_over(occasion, talk.person, talk.interaction.obstacle, at)
        return None
    return offer(occasion, talk.person, current_version(About.DEAL, at), at)


def talk_traits(thread: Conversation, talk: queries.Talk, at: datetime) -> dict[str, Any]:
    listing = thread.listing
    return {
        "category": listing.category.slug if listing else "",
        "segment": segment_of(talk.person, talk.side, thread, at),
        "region": queries.region_of(talk.person),
        "channel": "chat",
    }


def offer_quiet_talks(at: datetime) -> int:
    """Ask about talks that ended by nobody writing any more; returns about how many."""
    quiet = queries.talks_gone_quiet(at, MOST_AT_ONCE)
    for thread in quiet:
        offer_after_talk(thread, at=at)
    return len(quiet)


def offer(
    occasion: Occasion, person: User, version: Version, at: datetime, *, origin: str = Origin.RULE
) -> Survey:
    survey, is_new = Survey.objects.get_or_create(
        person=person,
        occasion=occasion.name,
        defaults={
            "version": version,
            "side": occasion.side,
            "origin": origin,
            "conversation": occasion.conversation,
            "seq": occasion.conversation.last_seq,
            **occasion.traits,
            "factors": turn_of(version, person),
            "offered_at": at,
            "closes_at": at + version.open_for,
            "is_left_out": queries.is_left_out(occasion.conversation),
        },
    )
    if is_new:
        events.record(
            SurveyOffered(
                survey_id=survey.pk,
                conversation_id=survey.conversation_id,
                person_id=person.pk,
                side=survey.side,
                origin=survey.origin,
                occurred_at=at,
            )
        )
    return survey


def turn_of(version: Version, person: User) -> list[str]:
    """One or two factors, on from those that the person was asked last."""
    if not version.factors:
        return []
    begin = Survey.objects.filter(person=person).count() * version.factors_each
    many = len(version.factors)
    places = [(begin + step) % many for step in range(min(version.factors_each, many))]
    return [version.factors[place] for place in places]


def pass_over(occasion: Occasion, person: User | None, reason: Reason, at: datetime) -> None:
    """Keep why nobody is asked, once."""
    _row, is_new = NotOffered.objects.get_or_create(
        occasion=occasion.name,
        side=occasion.side,
        defaults={"person": person, "conversation": occasion.conversation, "reason": reason, "at": at},
    )
    if is_new:
        events.record(
            SurveyNotOffered(
                conversation_id=occasion.conversation.pk,
                person_id=person.pk if person else None,
                side=occasion.side,
                reason=reason,
                occurred_at=at,
            )
        )


def withdraw_older(survey: Survey, at: datetime) -> None:
    """A card about the same ticket that nobody answered gives way."""
    older = Survey.objects.standing().filter(ticket=survey.ticket_id, score=None, pk__lt=survey.pk)
    for one in older.select_for_update().order_by("pk"):
        Survey.objects.filter(pk=one.pk).update(withdrawn_at=at)
        events.record(SurveyWithdrawn(survey_id=one.pk, occurred_at=at))
