"""Telling people of messages they have not read: by mail once until they have, by push while it is fresh."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import hidden, places
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.notices import tell_of_unread
from saypro.notifications import queries as notifications
from saypro.notifications.kinds import Channel

BY_MAIL: frozenset[Channel] = frozenset({"email"})
AT_ONCE: frozenset[Channel] = frozenset({"push", "sms", "whatsapp"})
BETWEEN_PUSHES = timedelta(minutes=1)


@transaction.atomic
def mail_the_waiting(
    conversation_id: int, *, seq: int, sender_id: int, at: datetime, event_id: int | None = None
) -> int:
    """Tell everyone by mail who has not read up to `seq` and whom no mail has told since they last read.

    Never the sender, nor the office, which has its queues, nor who has muted the thread. Safe to repeat.
    Returns how many were told; what of it leaves, and when, is for their settings to say.
    """
    waiting = list(waiting_in(conversation_id, seq, sender_id).filter(mailed_seq__lte=F("read_seq")))
    sender = User.objects.get(pk=sender_id)
    for place in waiting:
        tell_of_unread(place, sender, at=at, event_id=event_id, via=BY_MAIL)
    return Participant.objects.filter(pk__in=[place.pk for place in waiting]).update(mailed_seq=seq)


def note_mailed(conversation: Conversation, person: User, seq: int) -> None:
    """A room above has sent the person what was said up to `seq`: no other mail needs to tell of it."""
    place = Participant.objects.filter(conversation=conversation, person=person)
    place.update(mailed_seq=Greatest(F("mailed_seq"), Value(seq)))


@transaction.atomic
def push_to_the_waiting(
    conversation_id: int, *, seq: int, sender_id: int, at: datetime, event_id: int | None = None
) -> int:
    """Tell everyone at once who has not read up to `seq`, in one thread at most once a minute.

    Never the sender, nor the office. Safe to repeat. Returns how many were told.
    """
    waiting = list(waiting_in(conversation_id, seq, sender_id))
    lately = notifications.told_lately(
        [place.person_id for place in waiting], conversation_id, since=at - BETWEEN_PUSHES, via=AT_ONCE
    )
    sender = User.objects.get(pk=sender_id)
    away = [place for place in waiting if place.person_id not in lately]
    for place in away:
        tell_of_unread(place, sender, at=at, event_id=event_id, via=AT_ONCE)
    return len(away)


def waiting_in(conversation_id: int, seq: int, sender_id: int) -> QuerySet[Participant]:
    return (
        Participant.objects.select_for_update(of=["self"], no_key=True)
        .select_related("person", "conversation__listing")
        .filter(conversation=conversation_id, left_at=None, person__is_active=True, read_seq__lt=seq)
        .exclude(person=sender_id)
        .exclude(places.is_muted(timezone.now()))
        .exclude(part=Participant.Part.AGENT)
        .exclude(conversation__in=hidden.silent_threads())
        .order_by("pk")
    )
