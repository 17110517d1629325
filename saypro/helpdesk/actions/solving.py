"""Solving a thread together with its ticket, so that no queue shows what has just been solved."""

from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.helpdesk.actions.following import follow_solving
from saypro.helpdesk.actions.spam import unmark_spam
from saypro.helpdesk.clocks import What
from saypro.helpdesk.queries import current_ticket


@transaction.atomic
def solve(thread: Conversation, agent: User) -> None:
    """Until the member writes again; spam is closed already. Safe to repeat."""
    if (ticket := current_ticket(thread)) and ticket.is_spam:
        return
    conversations.solve(thread, agent)
    follow_solving(thread.pk, What.SOLVED, timezone.now(), agent.pk)


@transaction.atomic
def reopen(thread: Conversation, agent: User) -> None:
    """Open it again, which says of spam that it is none. Safe to repeat."""
    conversations.reopen(thread, agent)
    if (ticket := current_ticket(thread)) and ticket.is_spam:
        unmark_spam(ticket, by=agent, at=timezone.now())
    follow_solving(thread.pk, What.REOPENED, timezone.now(), agent.pk)
