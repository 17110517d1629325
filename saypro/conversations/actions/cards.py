"""Posting the cards of rooms above."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.actions.suspensions import require_voice
from saypro.conversations.actions.touching import in_lists, locked, people_in, touch_around
from saypro.conversations.events import ConversationReopened, MessagesPosted
from saypro.conversations.models import Block, Conversation, Message, Participant
from saypro.conversations.refusals import Refused
from saypro.events import actions as events
from saypro.realtime import actions as realtime


@transaction.atomic
def post_card(
    conversation_id: int, *, card: str, card_id: int, sender_id: int, text: str, is_ours: bool = False
) -> int:
    """Append a card to the thread and return its number there; its renderer draws it from then on.

    Within the caller's transaction; who posts into several threads takes them in the order of their ids.
    `text` is what the card says in plain words, for lists, mails, transcripts and search. Safe to repeat: the
    same card returns its first number. Raises Refused(`not_found`) for a sender who has no place there and is
    not of the office; in a deal Refused(`blocked`) when one of its two has blocked the other, and
    Refused(`suspended`) for somebody our office has stopped. With `is_ours` the house itself says something
    in its own words, so that none of this counts.
    """
    thread = locked(conversation_id)
    if earlier := Message.objects.filter(card=card, card_id=card_id).first():
        return earlier.seq
    part = "" if is_ours else _part_of(sender_id, thread)
    message = Message.objects.create(
        conversation=thread,
        seq=thread.last_seq + 1,
        sender_id=sender_id,
        client_id=uuid4(),
        kind=Message.Kind.CARD,
        card=card,
        card_id=card_id,
        body=text,
        sent_at=timezone.now(),
    )
    _advance(thread, message, reopens=part == Participant.Part.MEMBER and thread.solved_at is not None)
    return message.seq


def _part_of(sender_id: int, thread: Conversation) -> str:
    """The sender's part in the thread, "" for the office without a seat. Raises Refused."""
    places = dict(thread.participants.filter(left_at=None).values_list("person_id", "part"))
    if sender_id not in places and not User.objects.filter(pk=sender_id, role__in=OFFICE_ROLES).exists():
        raise Refused("not_found")
    members = [who for who, part in places.items() if part != Participant.Part.AGENT]
    if thread.kind == Conversation.Kind.DEAL and sender_id in members:
        if Block.objects.filter(blocker__in=members, blocked__in=members).exists():
            raise Refused("blocked")
        require_voice(sender_id)
    return places.get(sender_id, "")


def _advance(thread: Conversation, message: Message, *, reopens: bool) -> None:
    """What the postbox does for its messages: numbers, the writer's pointers, the fact, the news."""
    thread.last_seq = message.seq
    thread.revision += 1
    thread.last_message_at = message.sent_at
    thread.solved_at = None if reopens else thread.solved_at
    thread.save(update_fields=["last_seq", "revision", "last_message_at", "solved_at"])
    Participant.objects.filter(conversation=thread, person=message.sender_id).update(
        read_seq=Greatest(F("read_seq"), message.seq), received_seq=Greatest(F("received_seq"), message.seq)
    )
    _record(thread, message, message.sent_at, reopens=reopens)
    realtime.announce([("thread", thread.pk, message.seq), *in_lists(thread)])
    touch_around(thread.pk, people_in(thread))


def _record(thread: Conversation, message: Message, at: datetime, *, reopens: bool) -> None:
    one = [message.pk, thread.pk, message.seq, message.sender_id]
    events.record(MessagesPosted(actor_id=message.sender_id, messages=[one], occurred_at=at))
    if reopens:
        events.record(ConversationReopened(conversation_id=thread.pk, actor_id=message.sender_id))
