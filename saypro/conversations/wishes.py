"""What people ask for about their own messages, by a form or over the socket."""

from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import access, actions, pace
from saypro.conversations.bodies import clean_body


def edit(person: User, ref: str, seq: int, body: str) -> None:
    """Other words. Raises Http404 for who may not see the message, Refused for who may not change it."""
    message = access.message_for(person, ref, seq)
    words = clean_body(body)
    pace.spend(person.pk)
    actions.edit_message(message, person, words, at=timezone.now())


def remove(person: User, ref: str, seq: int) -> None:
    """No words. Raises Http404 and Refused likewise."""
    message = access.message_for(person, ref, seq)
    pace.spend(person.pk)
    actions.delete_message(message, person, at=timezone.now())


def undo(person: User, ref: str, seq: int) -> str:
    """As if it had not been sent; returns what it said. Raises Http404 and Refused likewise."""
    message = access.message_for(person, ref, seq)
    return actions.undo_message(message, person, at=timezone.now())
