"""What follows from a message: whoever is away hears of it by mail, and the search learns its words."""

from datetime import timedelta

from saypro.conversations import actions
from saypro.conversations.events import MessageDeleted, MessageEdited, MessagesPosted
from saypro.conversations.tasks import tell_if_unread

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
