"""Jobs of this room."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from saypro.conversations.actions.mails import mail_if_unread


@app.task(name="conversations.tell_if_unread", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def tell_if_unread(conversation_id: int, person_id: int, seq: int, sender_id: int) -> None:
    mail_if_unread(conversation_id=conversation_id, person_id=person_id, seq=seq, sender_id=sender_id)
