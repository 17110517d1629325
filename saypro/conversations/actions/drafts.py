"""Drafts: kept on the server, so they follow the person from device to device."""

from saypro.accounts.models import User
from saypro.conversations.bodies import LONGEST
from saypro.conversations.models import Conversation, Participant


def save_draft(conversation: Conversation, person: User, body: str) -> None:
    """Keep the unsent text, cut at 4 000 characters; "" forgets it.

    Safe to repeat; no fact is recorded, for nothing happened.
    """
    draft = body.replace("\x00", "")[:LONGEST]
    Participant.objects.filter(conversation=conversation, person=person, left_at=None).update(draft=draft)


def put_back(conversation: Conversation, person: User, body: str) -> None:
    """Put a text in front of the draft; what was begun meanwhile stays."""
    place = Participant.objects.get(conversation=conversation, person=person)
    save_draft(conversation, person, "\n".join(filter(None, [body, place.draft])))
