"""Jobs of this room."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from saypro.conversations import actions
from saypro.conversations.actions.mails import mail_the_waiting


@app.task(name="conversations.tell_if_unread", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def tell_if_unread(ends: list[list[int]]) -> None:
    """Each end is [thread, seq, sender]: a message its readers may not have seen."""
    for conversation_id, seq, sender_id in ends:
        mail_the_waiting(conversation_id, seq=seq, sender_id=sender_id)


@app.task(name="conversations.tell_mute_ended")
def tell_mute_ended(person_id: int, conversation_ids: list[int]) -> None:
    """A mute is over by itself; the numbers on open screens must hear of it."""
    actions.tell_mute_ended(person_id, conversation_ids)
