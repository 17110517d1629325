"""What follows from a message: whoever is away hears of it by mail."""

from datetime import timedelta

from django.db.models import F

from saypro.conversations.events import MessagesPosted
from saypro.conversations.models import Participant
from saypro.conversations.tasks import tell_if_unread

PATIENCE = timedelta(minutes=3)


def mail_the_absent(fact: MessagesPosted) -> None:
    """Three minutes after a message, look whether its readers have seen it."""
    newest = {conversation_id: (seq, sender_id) for _id, conversation_id, seq, sender_id in fact.messages}
    waiting = Participant.objects.filter(
        conversation__in=newest, left_at=None, mailed_seq__lte=F("read_seq"), person__is_active=True
    ).exclude(part=Participant.Part.AGENT)
    for conversation_id, person_id in waiting.values_list("conversation_id", "person_id"):
        seq, sender_id = newest[conversation_id]
        if person_id != sender_id:
            tell_if_unread.configure(schedule_at=fact.occurred_at + PATIENCE).defer(
                conversation_id=conversation_id, person_id=person_id, seq=seq, sender_id=sender_id
            )
