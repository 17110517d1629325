"""What some messages have beside their words: a card, a quote, files, changes, warnings."""

from collections.abc import Collection, Iterable

from django.db import connection

from saypro.conversations.attached import attached_html
from saypro.conversations.fragments import Extra, Quote, Warned
from saypro.conversations.models import Attachment, Message
from saypro.conversations.queries.attachments import attached
from saypro.conversations.renderers import CardKey, drawn
from saypro.kit.slots import gather

SNIPPET = 160


def extras(message_ids: Collection[int]) -> dict[int, Extra]:
    """By message, for all of them at once."""
    return extras_of(Message.objects.filter(pk__in=message_ids)) if message_ids else {}


def extras_of(messages: Iterable[Message]) -> dict[int, Extra]:
    """The same for messages in hand; those that have nothing beside their words are absent."""
    special = [message for message in messages if is_special(message)]
    cards = drawn((message.card, message.card_id) for message in special if message.card_id is not None)
    buttons = gather("message.warned", [message.pk for message in special if message.warnings], None)
    quotes = quoted([message.pk for message in special if message.quote_seq is not None])
    files = attached([message.pk for message in special if message.attachments])
    return {
        message.pk: extra_of(
            message, cards, quotes.get(message.pk), files.get(message.pk, []), buttons.get(message.pk, "")
        )
        for message in special
    }


def is_special(message: Message) -> bool:
    return (
        message.kind != Message.Kind.TEXT
        or message.quote_seq is not None
        or message.revision > 0
        or message.attachments > 0
    )


def extra_of(
    message: Message,
    cards: dict[CardKey, str],
    quote: Quote | None,
    files: list[Attachment],
    buttons: str,
) -> Extra:
    return Extra(
        revision=message.revision,
        card=cards.get((message.card, message.card_id or 0), ""),
        quote=quote,
        is_edited=message.edited_at is not None,
        is_deleted=message.deleted_at is not None,
        is_undone=message.kind == Message.Kind.UNDONE,
        is_removed=message.kind == Message.Kind.REMOVED,
        warnings=tuple(Warned(one.get("title", ""), one["words"]) for one in message.warnings or ()),
        warning_buttons=buttons,
        files=attached_html(files) if files else "",
        is_wordless=message.kind == Message.Kind.FILES,
    )


def quoted(message_ids: list[int]) -> dict[int, Quote]:
    """What each of these messages quotes."""
    if not message_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(QUOTED, [SNIPPET, message_ids])
        return {pk: Quote(*rest) for pk, *rest in cursor.fetchall()}


QUOTED = """
SELECT quoting.id, quoted.seq, quoted.client_id::text, sender.name,
    left(quoted.body, %s), quoted.deleted_at IS NOT NULL
FROM conversations_message quoting
JOIN conversations_message quoted
    ON quoted.conversation_id = quoting.conversation_id AND quoted.seq = quoting.quote_seq
JOIN accounts_user sender ON sender.id = quoted.sender_id
WHERE quoting.id = ANY(%s)
"""
