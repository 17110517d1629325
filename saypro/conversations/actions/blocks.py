"""Blocking: no new message by any road; what was said stays."""

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions.touching import touch_around
from saypro.conversations.events import PersonBlocked, PersonUnblocked
from saypro.conversations.models import Block, Conversation
from saypro.events import actions as events

MOST_REDRAWN = 100


@transaction.atomic
def block_person(person: User, other: User) -> None:
    """From now on neither can write to the other. Safe to repeat; blocking oneself does nothing."""
    if person.pk == other.pk:
        return
    _block, is_new = Block.objects.get_or_create(blocker=person, blocked=other)
    if is_new:
        events.record(PersonBlocked(actor_id=person.pk, person_id=other.pk))
        _redraw_threads(person, other)


@transaction.atomic
def unblock_person(person: User, other: User) -> None:
    """Lift one's own block. Safe to repeat."""
    gone, _per_model = Block.objects.filter(blocker=person, blocked=other).delete()
    if gone:
        events.record(PersonUnblocked(actor_id=person.pk, person_id=other.pk))
        _redraw_threads(person, other)


def _redraw_threads(person: User, other: User) -> None:
    """Where the two talk, the one who blocks has a notice instead of a composer, in every tab."""
    shared = Conversation.objects.joined_by(person).filter(participants__person=other)
    for conversation_id in shared.order_by("-pk").values_list("pk", flat=True)[:MOST_REDRAWN]:
        touch_around(conversation_id, [person.pk])
