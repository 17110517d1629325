"""Inviting members to answer because they were happy: said openly, and in no figure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.events import actions as events
from saypro.surveys import queries
from saypro.surveys.actions.offering import Occasion, offer
from saypro.surveys.actions.requesting import request
from saypro.surveys.events import HappyInvited
from saypro.surveys.models import Origin, Survey

TRAITS = ("ticket", "agent", "team", "category", "segment", "region", "channel", "language")


@dataclass(frozen=True, slots=True)
class Invited:
    """How many were told, and how many were not: by their own wishes, or since they were asked lately."""

    told: int
    spared: int


@transaction.atomic
def invite_happy(refs: Collection[str], *, by: User, at: datetime) -> Invited:
    """Ask these members once more, by a card of its own that says why; nobody is reminded of it.

    The card they had stays unanswered in the figures, as it is. Whoever is no longer to be invited is left
    out, so that it is safe to repeat.
    """
    chosen = [survey for survey in queries.to_invite(at) if survey.ref in refs]
    cards = [invite(survey, by, at) for survey in chosen]
    told = Survey.objects.filter(pk__in=[card.pk for card in cards], requested_at__isnull=False).count()
    return Invited(told, len(cards) - told)


def invite(survey: Survey, by: User, at: datetime) -> Survey:
    traits = {name: getattr(survey, name) for name in TRAITS}
    occasion = Occasion(f"happy:{survey.pk}", survey.side, survey.conversation, traits)
    card = offer(occasion, survey.person, survey.version, at, origin=Origin.HAPPY)
    request(card, at)
    Survey.objects.filter(pk__in=[survey.pk, card.pk], reminded_at=None).update(reminded_at=at)
    conversations.touch_thread(survey.conversation_id)
    events.record(HappyInvited(actor_id=by.pk, survey_id=card.pk, person_id=survey.person_id, occurred_at=at))
    return card
