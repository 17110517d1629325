"""Blocking: no new message by any road; what was said stays."""

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.events import PersonBlocked, PersonUnblocked
from saypro.conversations.models import Block
from saypro.events import actions as events


@transaction.atomic
def block_person(person: User, other: User) -> None:
    """From now on neither can write to the other. Safe to repeat; blocking oneself does nothing."""
    if person.pk == other.pk:
        return
    _block, is_new = Block.objects.get_or_create(blocker=person, blocked=other)
    if is_new:
        events.record(PersonBlocked(actor_id=person.pk, person_id=other.pk))


@transaction.atomic
def unblock_person(person: User, other: User) -> None:
    """Lift one's own block. Safe to repeat."""
    gone, _per_model = Block.objects.filter(blocker=person, blocked=other).delete()
    if gone:
        events.record(PersonUnblocked(actor_id=person.pk, person_id=other.pk))
