"""Changing one's own words: for 15 minutes in sight of everybody, for 10 seconds without a trace."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions.attachments import give_back, remove_all_of
from saypro.conversations.actions.suspensions import require_voice
from saypro.conversations.actions.taking_back import forget_it_was_there
from saypro.conversations.actions.touching import locked, touch_messages
from saypro.conversations.events import MessageDeleted, MessageEdited
from saypro.conversations.models import Block, Conversation, Message, Participant, Wording
from saypro.conversations.refusals import Refused
from saypro.events import actions as events

CHANGEABLE = timedelta(minutes=15)
UNDOABLE = timedelta(seconds=10)
WORDS = (Message.Kind.TEXT,)
OWN = (Message.Kind.TEXT, Message.Kind.FILES)
ON_ITS_WAY = timedelta(seconds=3)  # who pressed in time is not refused for a slow line


@transaction.atomic
def edit_message(message: Message, person: User, body: str, *, at: datetime) -> None:
    """Put other words into one's own message, marked as edited; `body` has passed `clean_body`.

    Safe to repeat. Raises Refused: `not_found` without a seat, `not_yours`, `not_words`, `gone`, `too_late`
    after 15 minutes; in a deal `blocked` between two of whom one has blocked the other, and `suspended` for
    somebody our office has stopped.
    """
    mine = _own(message, person, at, within=CHANGEABLE)
    _require_no_block(mine)
    if mine.body == body:
        return
    _keep(mine, at)
    mine.body, mine.edited_at = body, at
    mine.save(update_fields=["body", "edited_at"])
    touch_messages(mine.conversation_id, [mine.seq])
    events.record(
        MessageEdited(
            actor_id=person.pk,
            conversation_id=mine.conversation_id,
            message_id=mine.pk,
            seq=mine.seq,
            occurred_at=at,
        )
    )


@transaction.atomic
def delete_message(message: Message, person: User, *, at: datetime) -> None:
    """Take the words out of one's own message; that there was one stays to be seen.

    Raises Refused as editing does, but for blocks: who is blocked may still take words away.
    """
    mine = _own(message, person, at, within=CHANGEABLE, kinds=OWN)
    _empty(mine, at)
    remove_all_of(mine)
    touch_messages(mine.conversation_id, [mine.seq])
    _record_deletion(mine, at, is_undone=False)


@transaction.atomic
def undo_message(message: Message, person: User, *, at: datetime) -> str:
    """Take one's own message back within ten seconds, as if it had never been sent; returns what it said.

    Its files wait to be sent again. Its number stays taken. Raises Refused as editing does,
    `too_late_to_undo` after ten seconds.
    """
    mine = _own(message, person, at, within=UNDOABLE + ON_ITS_WAY, late="too_late_to_undo", kinds=OWN)
    body = "" if mine.kind == Message.Kind.FILES else mine.body
    _empty(mine, at, kind=Message.Kind.UNDONE)
    give_back(mine)
    forget_it_was_there(mine)
    touch_messages(mine.conversation_id, [mine.seq])
    _record_deletion(mine, at, is_undone=True)
    return body


def _own(
    message: Message,
    person: User,
    at: datetime,
    *,
    within: timedelta,
    late: str = "too_late",
    kinds: Collection[str] = WORDS,
) -> Message:
    """The message as it is now, its thread held, if this person may still change it. Raises Refused."""
    thread = locked(message.conversation_id)
    if not thread.participants.filter(person=person, left_at=None).exists():
        raise Refused("not_found")
    mine = Message.objects.get(pk=message.pk)
    if mine.sender_id != person.pk:
        raise Refused("not_yours")
    if mine.deleted_at is not None:
        raise Refused("gone")
    if mine.kind not in kinds:
        raise Refused("not_words")
    if at - mine.sent_at > within:
        raise Refused(late)
    return mine


def _require_no_block(message: Message) -> None:
    """Other words are a new message by another road. Raises Refused(`blocked`, `suspended`)."""
    thread = Conversation.objects.get(pk=message.conversation_id)
    places = thread.participants.filter(left_at=None).exclude(part=Participant.Part.AGENT)
    people = places.values_list("person_id", flat=True)
    if thread.is_support or message.sender_id not in people:
        return
    require_voice(message.sender_id)
    if Block.objects.filter(blocker__in=people, blocked__in=people).exists():
        raise Refused("blocked")


def _empty(message: Message, at: datetime, kind: str = Message.Kind.TEXT) -> None:
    _keep(message, at)
    message.body, message.deleted_at, message.kind, message.attachments = "", at, kind, 0
    message.save(update_fields=["body", "deleted_at", "kind", "attachments"])


def _keep(message: Message, at: datetime) -> None:
    Wording.objects.create(message=message, body=message.body, until=at)


def _record_deletion(message: Message, at: datetime, *, is_undone: bool) -> None:
    events.record(
        MessageDeleted(
            actor_id=message.sender_id,
            conversation_id=message.conversation_id,
            message_id=message.pk,
            seq=message.seq,
            is_undone=is_undone,
            occurred_at=at,
        )
    )
