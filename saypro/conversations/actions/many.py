"""What agents decide about many support threads at once: one lock, one write and one announcement for all."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.events import ConversationReopened, ConversationSolved, ConversationTaken
from saypro.conversations.models import WITH_OFFICE, Conversation, Participant
from saypro.conversations.refusals import Refused
from saypro.events import actions as events
from saypro.realtime import actions as realtime


@transaction.atomic
def assign_many(ids: Collection[int], assignee: User | None, *, by: User) -> None:
    """Make these threads this agent's, or nobody's. Safe to repeat.

    Raises Refused(`not_found`) for a non-agent.
    """
    if assignee and not assignee.is_office:
        raise Refused("not_found")
    wanted = assignee.pk if assignee else None
    changed = [thread.pk for thread in held(ids) if thread.assignee_id != wanted]
    if assignee:
        seat(changed, assignee)
    change(changed, assignee=assignee)
    for pk in changed:
        events.record(ConversationTaken(actor_id=by.pk, conversation_id=pk, assignee_id=wanted))


@transaction.atomic
def solve_many(ids: Collection[int], agent: User) -> None:
    """Mark these threads solved. Safe to repeat."""
    changed = [thread.pk for thread in held(ids) if thread.solved_at is None]
    change(changed, solved_at=timezone.now())
    for pk in changed:
        events.record(ConversationSolved(actor_id=agent.pk, conversation_id=pk))


@transaction.atomic
def reopen_many(ids: Collection[int], agent: User) -> None:
    """Open these threads again. Safe to repeat."""
    changed = [thread.pk for thread in held(ids) if thread.solved_at is not None]
    change(changed, solved_at=None)
    for pk in changed:
        events.record(ConversationReopened(actor_id=agent.pk, conversation_id=pk))


def held(ids: Collection[int]) -> list[Conversation]:
    """Those of the threads in which our office is, locked in the order of their ids."""
    ours = Conversation.objects.filter(WITH_OFFICE, pk__in=ids)
    return list(ours.order_by("pk").select_for_update(no_key=True))


def seat(ids: Iterable[int], agent: User) -> None:
    seats = Participant.objects.filter(conversation__in=ids, person=agent)
    seats.update(left_at=None)
    seated = set(seats.values_list("conversation_id", flat=True))
    Participant.objects.bulk_create(
        Participant(conversation_id=pk, person=agent, part=Participant.Part.AGENT)
        for pk in ids
        if pk not in seated
    )


def change(ids: Collection[int], **values: object) -> None:
    Conversation.objects.filter(pk__in=ids).update(revision=F("revision") + 1, **values)
    people = Participant.objects.filter(conversation__in=ids, left_at=None)
    seats = people.values_list("person_id", "conversation_id")
    realtime.announce([*(("office", 0, pk) for pk in ids), *(("inbox", who, pk) for who, pk in seats)])
