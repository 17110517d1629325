"""Telling people by mail, once until they have read."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.models import Participant
from saypro.conversations.notices import tell_of_unread


@transaction.atomic
def mail_the_waiting(conversation_id: int, *, seq: int, sender_id: int) -> int:
    """Mail everyone who has not read up to `seq` and whom no mail has told since they last read.

    Never the sender, nor the office, which has its queues, nor who has muted the thread. Safe to repeat.
    Returns how many mails went out.
    """
    waiting = (
        Participant.objects.select_for_update(of=["self"], no_key=True)
        .select_related("person", "conversation")
        .filter(conversation=conversation_id, left_at=None, person__is_active=True)
        .filter(read_seq__lt=seq, mailed_seq__lte=F("read_seq"))
        .exclude(person=sender_id)
        .exclude(places.is_muted(timezone.now()))
        .exclude(part=Participant.Part.AGENT)
        .order_by("pk")
    )
    sender = User.objects.get(pk=sender_id)
    unread = list(waiting)
    for place in unread:
        tell_of_unread(place.person, place.conversation, sender)
    return Participant.objects.filter(pk__in=[place.pk for place in unread]).update(mailed_seq=seq)
