"""Letting a person say nothing new to other members, by word of our office."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.events import PersonSuspended, SuspensionLifted
from saypro.conversations.models import Suspension
from saypro.conversations.refusals import Refused
from saypro.events import actions as events


@transaction.atomic
def suspend_person(person: User, *, until: datetime | None, by: User) -> None:
    """From now on, until then or for good, they write to nobody but our office. Safe to repeat."""
    Suspension.objects.update_or_create(person=person, defaults={"until": until})
    ends = until.isoformat() if until else ""
    events.record(PersonSuspended(actor_id=by.pk, person_id=person.pk, until=ends))


@transaction.atomic
def lift_suspension(person: User, *, by: User) -> None:
    """They may write again. Safe to repeat."""
    gone, _per_model = Suspension.objects.filter(person=person).delete()
    if gone:
        events.record(SuspensionLifted(actor_id=by.pk, person_id=person.pk))


def require_voice(person_id: int) -> None:
    """Raises Refused(`suspended`) for somebody our office lets say nothing to other members."""
    if Suspension.objects.standing(timezone.now()).filter(person=person_id).exists():
        raise Refused("suspended")
