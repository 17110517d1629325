"""Noting that an agent has opened a ticket."""

from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.events import TicketSeen
from saypro.helpdesk.models import Sighting, Ticket


@transaction.atomic
def note_sighting(ticket: Ticket, agent: User, *, at: datetime) -> bool:
    """Once for each agent and hour; False when it was noted before. Safe to repeat."""
    hour_at = at.replace(minute=0, second=0, microsecond=0)
    _seen, is_new = Sighting.objects.get_or_create(ticket=ticket, agent=agent, hour_at=hour_at)
    if is_new:
        events.record(TicketSeen(actor_id=agent.pk, ticket_id=ticket.pk, occurred_at=at))
    return is_new


def forget_sightings(before: datetime) -> int:
    """Drop what only keeps an hour from being noted twice; the log keeps the facts."""
    return Sighting.objects.filter(hour_at__lt=before).delete()[0]
