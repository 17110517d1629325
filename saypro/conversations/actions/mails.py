"""Telling people by mail, once until they have read."""

from django.db import transaction
from django.db.models import F

from saypro.accounts.models import User
from saypro.conversations.models import Participant
from saypro.conversations.notices import tell_of_unread


@transaction.atomic
def mail_if_unread(*, conversation_id: int, person_id: int, seq: int, sender_id: int) -> bool:
    """Mail the person if they have not read up to `seq` and no mail has told them since they last read.

    Safe to repeat. Returns whether a mail went out.
    """
    place = (
        Participant.objects.select_for_update(of=["self"], no_key=True)
        .select_related("person", "conversation")
        .filter(conversation=conversation_id, person=person_id, left_at=None, read_seq__lt=seq)
        .filter(mailed_seq__lte=F("read_seq"))
        .first()
    )
    sender = User.objects.filter(pk=sender_id).first()
    if place is None or sender is None:
        return False
    tell_of_unread(place.person, place.conversation, sender)
    Participant.objects.filter(pk=place.pk).update(mailed_seq=seq)
    return True
