"""One thread as a page shows it."""

from collections.abc import Collection

from django.db.models import F, QuerySet

from saypro.accounts.models import User
from saypro.conversations.fragments import Extra, MessageRow
from saypro.conversations.models import Conversation, Message, Participant, Wording
from saypro.conversations.queries.extras import extras_of
from saypro.listings.models import Listing

MESSAGES = 50


def messages_page(
    conversation: Conversation, before: int | None = None, limit: int = MESSAGES
) -> list[MessageRow]:
    """The last `limit` messages, or the last before number `before`; oldest first."""
    said = Message.objects.filter(conversation=conversation).select_related("sender")
    if before is not None:
        said = said.filter(seq__lt=before)
    found = list(said.order_by("-seq")[:limit])[::-1]
    parts = extras_of(found)
    return [row_of(message, parts.get(message.pk)) for message in found]


def message_in(conversation: Conversation, seq: int | None) -> MessageRow | None:
    """The message of this number, unless there is none any more."""
    if seq is None:
        return None
    said = Message.objects.filter(conversation=conversation, seq=seq, deleted_at=None)
    message = said.select_related("sender").first()
    return row_of(message) if message else None


def row_of(message: Message, extra: Extra | None = None) -> MessageRow:
    sender = message.sender
    return MessageRow(
        seq=message.seq,
        client_id=message.client_id,
        handle=sender.handle,
        name=sender.name,
        initials=sender.initials,
        hue=sender.hue,
        is_office=sender.is_office,
        photo=sender.photo_url,
        body=message.body,
        sent_at=message.sent_at,
        extra=extra,
    )


def places_in(conversation: Conversation) -> list[Participant]:
    """Everyone who takes part now, in the order they came."""
    return list(
        Participant.objects.filter(conversation=conversation, left_at=None)
        .select_related("person")
        .order_by("pk")
    )


def thread_about(listing: Listing, buyer: User) -> Conversation | None:
    """The thread this person already has about the ad as its buyer, if they have said anything."""
    return Conversation.objects.filter(
        listing=listing,
        last_seq__gt=0,
        participants__person=buyer,
        participants__part=Participant.Part.BUYER,
    ).first()


def earlier_wordings(message_ids: Collection[int]) -> list[Wording]:
    """What these messages said before they were changed, oldest first: for our office alone."""
    return list(Wording.objects.filter(message__in=message_ids).order_by("message", "until", "pk"))


def threads_between(one: User, other: User) -> QuerySet[Conversation]:
    """Everything these two have talked about ads, as `one` may see it, the latest first.

    A thread that `other` has left belongs to it; one that `one` has left does not, nor one without a word.
    """
    seats = Participant.objects.filter(person=other).values("conversation")
    return (
        Conversation.objects.joined_by(one)
        .filter(pk__in=seats, kind=Conversation.Kind.DEAL, last_seq__gt=F("emptied_seq"))
        .select_related("listing")
        .order_by("-last_message_at", "-pk")
    )
