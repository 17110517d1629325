"""What follows in this room: the absent hear of a message, its words can be found, what waits is sent."""

from datetime import datetime, timedelta

from saypro.conversations import actions, notices
from saypro.conversations.events import (
    AttachmentAdded,
    MessageDeleted,
    MessageEdited,
    MessageScheduled,
    MessagesPosted,
    ScheduledMessageHeld,
)
from saypro.conversations.models import ScheduledMessage
from saypro.conversations.tasks import check_soon, send_scheduled, tell_if_unread

PATIENCE = timedelta(minutes=3)


def mail_the_absent(fact: MessagesPosted) -> None:
    """Three minutes after a batch of messages, look whether their readers have seen them."""
    last = {thread_id: (seq, sender_id) for _id, thread_id, seq, sender_id in fact.messages}
    tell_if_unread.configure(schedule_at=fact.occurred_at + PATIENCE).defer(
        ends=[[thread_id, seq, sender_id] for thread_id, (seq, sender_id) in last.items()]
    )


def keep_words(fact: MessagesPosted | MessageEdited | MessageDeleted) -> None:
    """What was said can be found, as it stands now; what was taken away can no longer."""
    if isinstance(fact, MessagesPosted):
        actions.index_messages([message_id for message_id, *_rest in fact.messages])
    else:
        actions.index_messages([fact.message_id])


def check_upload(fact: AttachmentAdded) -> None:
    """Have the file looked at before anybody else may open it."""
    check_soon(fact.attachment_id)


def send_when_due(fact: MessageScheduled) -> None:
    """At its time, look whether it is still to be said."""
    send_scheduled.configure(schedule_at=datetime.fromisoformat(fact.send_at)).defer(
        scheduled_id=fact.scheduled_id
    )


def ask_the_writer(fact: ScheduledMessageHeld) -> None:
    """Whoever wrote it must say what becomes of it; nobody is asked about what is gone."""
    if later := ScheduledMessage.objects.filter(pk=fact.scheduled_id).first():
        notices.tell_of_held(later, fact)
