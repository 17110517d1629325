"""What a transcript is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Length

from saypro.accounts.models import User
from saypro.accounts.queries import addresses_of
from saypro.conversations.models import Attachment, Conversation, Message, Participant, Transcript
from saypro.conversations.queries.attachments import attached
from saypro.conversations.renderers import drawn
from saypro.notifications.queries import numbers_of

BATCH = 500
OVERHEAD = 40  # what the name and the time of a message count for


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when, `until` not included; None leaves an end open."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One message with everything that a transcript says of it; `card` is the safe HTML of a card."""

    message: Message
    quoted: Message | None
    card: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    messages: int
    characters: int


def measure(conversation: Conversation, span: Span) -> Measure:
    """How much was said: the characters are what a PDF has to set."""
    said = said_in(conversation, span).aggregate(many=Count("pk"), length=Sum(Length("body")))
    return Measure(said["many"], (said["length"] or 0) + OVERHEAD * said["many"])


def told_in(conversation: Conversation, span: Span) -> Iterator[list[Told]]:
    """All that was said, oldest first, in batches, each read when it is asked for."""
    after = 0
    while batch := list(said_in(conversation, span).filter(seq__gt=after).order_by("seq")[:BATCH]):
        yield told(batch)
        after = batch[-1].seq


def told(messages: list[Message]) -> list[Told]:
    standing = [one for one in messages if one.card_id is not None and one.deleted_at is None]
    cards = drawn((one.card, one.card_id or 0) for one in standing)
    quotes = quoted_by(messages)
    files = attached([one.pk for one in messages if one.attachments])
    return [
        Told(
            message=one,
            quoted=quotes.get(one.quote_seq or 0),
            card=cards.get((one.card, one.card_id or 0), ""),
            files=tuple(files.get(one.pk, [])),
        )
        for one in messages
    ]


def quoted_by(messages: list[Message]) -> dict[int, Message]:
    """By number."""
    numbers = {one.quote_seq for one in messages if one.quote_seq is not None}
    if not numbers:
        return {}
    said = Message.objects.filter(conversation=messages[0].conversation_id, seq__in=numbers)
    return {one.seq: one for one in said.select_related("sender")}


def said_in(conversation: Conversation, span: Span) -> QuerySet[Message]:
    said = Message.objects.filter(conversation=conversation).exclude(kind=Message.Kind.UNDONE)
    if span.since:
        said = said.filter(sent_at__gte=span.since)
    if span.until:
        said = said.filter(sent_at__lt=span.until)
    return said.select_related("sender")


def words_of_others(conversation: Conversation, person: User) -> Iterator[str]:
    """Everything the others have ever said in the thread, and the addresses and numbers they are known by."""
    said = Message.objects.filter(conversation=conversation).exclude(sender=person)
    yield from said.values_list("body", flat=True).iterator()
    seats = Participant.objects.filter(conversation=conversation).exclude(person=person)
    senders = said.order_by().values_list("sender", flat=True).distinct()
    others = {*seats.values_list("person", flat=True), *senders}
    yield from addresses_of(others)
    yield from numbers_of(others)


def pdf_of(transcript: Transcript) -> bytes | None:
    """The file itself; None while there is none."""
    pdf: bytes | memoryview | None = Transcript.objects.values_list("pdf", flat=True).get(pk=transcript.pk)
    return None if pdf is None else bytes(pdf)
