"""Our office comes into a thread between two members, and goes again."""

from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions.touching import locked, people_in, touch_around
from saypro.conversations.events import OfficeCameIn, OfficeLeft
from saypro.conversations.models import Conversation, Participant
from saypro.events import actions as events
from saypro.realtime import actions as realtime


@transaction.atomic
def let_office_in(thread: Conversation, *, by: User, at: datetime) -> Conversation:
    """From now on our office reads along and may write here; the thread is held. Safe to repeat.

    Whoever calls it has seen to it that `by` is one of the two, and that the other one is told.
    """
    held = locked(thread.pk)
    if not held.has_office:
        _stand(held, office_since=at)
        events.record(OfficeCameIn(actor_id=by.pk, conversation_id=held.pk, occurred_at=at))
        _tell(held, people_in(held))
    return held


@transaction.atomic
def see_office_out(thread: Conversation, *, at: datetime) -> Conversation:
    """From now on the thread is the two members' alone: every agent loses the seat. Safe to repeat."""
    held = locked(thread.pk)
    if held.office_since is not None:
        people = people_in(held)
        seats = Participant.objects.filter(conversation=held, part=Participant.Part.AGENT, left_at=None)
        seats.update(left_at=at)
        _stand(held, office_since=None)
        events.record(OfficeLeft(conversation_id=held.pk, occurred_at=at))
        realtime.keep_only("thread", held.pk, people_in(held))
        _tell(held, people)
    return held


def _stand(thread: Conversation, *, office_since: datetime | None) -> None:
    """Coming and going alike: nobody has it, and nothing in it is solved."""
    thread.office_since, thread.assignee, thread.solved_at = office_since, None, None
    thread.revision += 1
    thread.save(update_fields=["office_since", "assignee", "solved_at", "revision"])


def _tell(thread: Conversation, people: list[int]) -> None:
    realtime.announce([("office", 0, thread.pk), *(("inbox", who, thread.pk) for who in people)])
    touch_around(thread.pk, people)
