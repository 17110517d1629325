"""The lines of a transcript, in words, for one reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.queries import Span, Told
from saypro.conversations.transcripts.cards import card_words
from saypro.conversations.transcripts.discretion import Discretion
from saypro.kit.sizes import in_words
from saypro.kit.text import clean_text

SNIPPET = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One message: `at` is by the reader's clock, `quote` and `remark` may be ""."""

    name: str
    at: datetime
    words: str
    quote: str = ""
    files: tuple[str, ...] = ()
    remark: str = ""


def lines(conversation: Conversation, reader: User, span: Span) -> Iterator[list[Line]]:
    """The thread in batches, oldest first; the first is asked for before anything is read."""
    discretion = Discretion.of(conversation, reader)
    batches = queries.told_in(conversation, span)
    for batch in batches:
        yield [line(told, reader, discretion) for told in batch]


def line(told: Told, reader: User, discretion: Discretion) -> Line:
    message = told.message
    at, name = message.sent_at.astimezone(reader.zone), name_of(message, discretion)
    if message.deleted_at is not None:
        return Line(name, at, "", remark=gone(message))
    return Line(
        name,
        at,
        words=words_of(told, reader, discretion),
        quote=quote_of(told.quoted, discretion) if told.quoted else "",
        files=tuple(file_words(file, discretion, is_mine=discretion.is_mine(message)) for file in told.files),
        remark=_("edited") if message.edited_at else "",
    )


def gone(message: Message) -> str:
    is_removed = message.kind == Message.Kind.REMOVED
    return _("Removed by our office") if is_removed else _("Message deleted")


def words_of(told: Told, reader: User, discretion: Discretion) -> str:
    message = told.message
    if message.kind == Message.Kind.FILES:
        return ""
    if message.kind == Message.Kind.CARD:
        return discretion.said(card_words(told.card, reader.zone) or message.body, is_mine=False)
    return discretion.said(clean_text(message.body), is_mine=discretion.is_mine(message))


def quote_of(quoted: Message, discretion: Discretion) -> str:
    name = name_of(quoted, discretion)
    if quoted.deleted_at is not None or quoted.kind == Message.Kind.UNDONE:
        return f"{name}: {_('Message deleted')}"
    words = " ".join(discretion.said(quoted.body, is_mine=discretion.is_mine(quoted)).split())
    return f"{name}: {words if len(words) <= SNIPPET else words[:SNIPPET] + '…'}"


def file_words(file: Attachment, discretion: Discretion, *, is_mine: bool) -> str:
    return f"{discretion.said(file.name, is_mine=is_mine)} ({in_words(file.size)})"


def name_of(message: Message, discretion: Discretion) -> str:
    return discretion.said(message.sender.name, is_mine=discretion.is_mine(message))
