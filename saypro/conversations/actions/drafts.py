"""Drafts: kept on the server, so they follow the person from device to device."""

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.bodies import LONGEST
from saypro.conversations.models import Conversation, Participant
from saypro.realtime import actions as realtime


@transaction.atomic
def save_draft(conversation: Conversation, person: User, body: str, *, by: str = "", base: str = "") -> None:
    """Keep the unsent text, cut at 4 000 characters; "" forgets it. What was typed last stays.

    The person's open tabs hear of it: `by` is the name of the tab it was typed in, `base` that tab's mark of
    the text it was typed over. Safe to repeat; no fact is recorded, for nothing happened.
    """
    draft = body.replace("\x00", "").replace("\r\n", "\n")[:LONGEST]
    place = Participant.objects.filter(conversation=conversation, person=person, left_at=None)
    if place.exclude(draft=draft).update(draft=draft):
        frame = {"draft": {"conversation": conversation.ref, "by": by, "base": base}}
        realtime.show("inbox", person.pk, frame)


def put_back(conversation: Conversation, person: User, body: str) -> None:
    """Put a text in front of the draft; what was begun meanwhile stays."""
    place = Participant.objects.get(conversation=conversation, person=person)
    save_draft(conversation, person, "\n".join(filter(None, [body, place.draft])))
