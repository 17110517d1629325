"""What follows from a message: the absent hear of it, the search learns its words, files are checked."""

from datetime import timedelta

from saypro.conversations import actions
from saypro.conversations.events import AttachmentAdded, MessageDeleted, MessageEdited, MessagesPosted
from saypro.conversations.tasks import check_soon, tell_if_unread

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
