"""What agents do with support threads."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.actions.threads import join_support
from saypro.conversations.events import ConversationReopened, ConversationSolved, ConversationTaken
from saypro.conversations.models import Conversation, Participant
from saypro.events import actions as events
from saypro.realtime import actions as realtime


def take(thread: Conversation, agent: User) -> Conversation:
    """Make the support thread this agent's. Safe to repeat. Raises Refused(`not_found`) for a non-agent."""
    return assign(thread, agent, by=agent)


@transaction.atomic
def assign(thread: Conversation, agent: User, *, by: User | None) -> Conversation:
    """Make the support thread an agent's; `by` is None for the house itself. Safe to repeat.

    Raises Refused(`not_found`) for a non-agent.
    """
    join_support(thread, agent)
    return _assign(thread, agent, by=by)


def set_free(thread: Conversation) -> Conversation:
    """The house itself gives the thread back to the unassigned. Safe to repeat."""
    return _assign(thread, None, by=None)


def release(thread: Conversation, agent: User) -> Conversation:
    """Give the thread back to the unassigned. Safe to repeat."""
    return _assign(thread, None, by=agent)


@transaction.atomic
def solve(thread: Conversation, agent: User, *, is_quiet: bool = False) -> Conversation:
    """Mark the thread solved; the member's next message opens it again. Safe to repeat.

    With `is_quiet` the member is not told: the thread itself says why.
    """
    locked = _locked(thread)
    if locked.solved_at is None:
        locked.solved_at = timezone.now()
        _save(locked)
        events.record(ConversationSolved(actor_id=agent.pk, conversation_id=locked.pk, is_quiet=is_quiet))
    return locked


@transaction.atomic
def reopen(thread: Conversation, agent: User, *, is_quiet: bool = False) -> Conversation:
    """Open a solved thread again, telling nobody with `is_quiet`. Safe to repeat."""
    locked = _locked(thread)
    if locked.solved_at is not None:
        locked.solved_at = None
        _save(locked)
        events.record(ConversationReopened(actor_id=agent.pk, conversation_id=locked.pk, is_quiet=is_quiet))
    return locked


def leave_office(person: User, *, at: datetime) -> int:
    """Take somebody who is no longer of the office out of all its seats; returns how many. Safe to repeat."""
    seats = Participant.objects.filter(person=person, part=Participant.Part.AGENT, left_at=None)
    return 0 if person.is_office else seats.update(left_at=at)


@transaction.atomic
def _assign(thread: Conversation, assignee: User | None, *, by: User | None) -> Conversation:
    locked = _locked(thread)
    if locked.assignee_id != (assignee.pk if assignee else None):
        locked.assignee = assignee
        _save(locked)
        events.record(
            ConversationTaken(
                actor_id=by.pk if by else None,
                conversation_id=locked.pk,
                assignee_id=assignee.pk if assignee else None,
            )
        )
    return locked


def _locked(thread: Conversation) -> Conversation:
    return Conversation.objects.select_for_update(no_key=True).get(pk=thread.pk)


def _save(thread: Conversation) -> None:
    """Write what agents decide, and nothing the postbox writes."""
    thread.revision += 1
    thread.save(update_fields=["assignee", "solved_at", "revision"])
    people = thread.participants.filter(left_at=None).values_list("person_id", flat=True)
    realtime.announce([("office", 0, thread.pk), *(("inbox", person_id, thread.pk) for person_id in people)])
