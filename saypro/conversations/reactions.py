"""What follows from a message: whoever is away hears of it by mail."""

from datetime import timedelta

from saypro.conversations.events import MessagesPosted
from saypro.conversations.tasks import tell_if_unread

PATIENCE = timedelta(minutes=3)


def mail_the_absent(fact: MessagesPosted) -> None:
    """Three minutes after a batch of messages, look whether their readers have seen them."""
    last = {thread_id: (seq, sender_id) for _id, thread_id, seq, sender_id in fact.messages}
    tell_if_unread.configure(schedule_at=fact.occurred_at + PATIENCE).defer(
        ends=[[thread_id, seq, sender_id] for thread_id, (seq, sender_id) in last.items()]
    )
