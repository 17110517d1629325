"""Taking words out of a thread, and putting them back, by word of our office."""

from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions.touching import locked, touch_messages
from saypro.conversations.attached import attached_words
from saypro.conversations.events import MessagePutBack, MessageRemoved
from saypro.conversations.models import Attachment, Message, Wording
from saypro.events import actions as events


@transaction.atomic
def remove_message(message: Message, *, by: User, at: datetime) -> bool:
    """Take its words and files from everybody, marked as our office's doing; False when they are gone."""
    held = _held(message)
    if held.deleted_at is not None:
        return False
    Wording.objects.create(message=held, body=held.body, until=at)
    held.body, held.deleted_at, held.kind = "", at, Message.Kind.REMOVED
    held.save(update_fields=["body", "deleted_at", "kind"])
    touch_messages(held.conversation_id, [held.seq])
    _record(MessageRemoved, held, by, at)
    return True


@transaction.atomic
def put_back_message(message: Message, *, by: User, at: datetime) -> bool:
    """Show again what our office removed; False when there is nothing of it."""
    held = _held(message)
    words = Wording.objects.filter(message=held).order_by("-pk").first()
    if held.kind != Message.Kind.REMOVED or words is None:
        return False
    held.body, held.deleted_at = words.body, None
    held.kind = _kind_with(held)
    held.save(update_fields=["body", "deleted_at", "kind"])
    touch_messages(held.conversation_id, [held.seq])
    _record(MessagePutBack, held, by, at)
    return True


def _kind_with(message: Message) -> str:
    """What it was before: a card; files alone, whose words are only their names; or words."""
    if message.card:
        return Message.Kind.CARD
    files = list(Attachment.objects.of(message).order_by("position"))
    is_wordless = bool(files) and message.body == attached_words(files)
    return Message.Kind.FILES if is_wordless else Message.Kind.TEXT


def _held(message: Message) -> Message:
    locked(message.conversation_id)
    return Message.objects.get(pk=message.pk)


def _record(
    kind: type[MessageRemoved] | type[MessagePutBack], message: Message, by: User, at: datetime
) -> None:
    events.record(
        kind(
            actor_id=by.pk,
            conversation_id=message.conversation_id,
            message_id=message.pk,
            seq=message.seq,
            occurred_at=at,
        )
    )
