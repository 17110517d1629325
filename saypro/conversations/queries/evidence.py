"""What was said, and the ad it was said about, as plain values: evidence that changes no more."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.db.models import QuerySet
from django.utils.html import strip_tags

from saypro.conversations.models import Attachment, Message, Wording
from saypro.conversations.renderers import drawn
from saypro.kit.money import in_words
from saypro.listings.models import Listing

BUTTONS = re.compile(r"<footer.*?</footer>", re.DOTALL)


def said(messages: "QuerySet[Message]", pk: int = 0) -> list[dict[str, Any]]:
    """The messages as they are, with their files by name, and what they said before they were changed.

    A card says what it shows at this moment; `is_it` is true of the message of that key.
    """
    rows = list(messages.exclude(kind=Message.Kind.UNDONE).select_related("sender").order_by("seq"))
    earlier, files, cards = earlier_words(rows), names_of_files(rows), words_on_cards(rows)
    return [
        {
            "seq": row.seq,
            "handle": row.sender.handle,
            "name": row.sender.name,
            "at": row.sent_at.isoformat(),
            "body": cards.get(row.pk, row.body),
            "is_deleted": row.deleted_at is not None,
            "files": files.get((row.conversation_id, row.seq), []),
            "earlier": earlier.get(row.pk, []),
            "is_it": row.pk == pk,
        }
        for row in rows
    ]


def ad_as_it_stands(listing: Listing) -> dict[str, Any]:
    """What an ad says now, as plain values."""
    return {
        "title": listing.title,
        "text": listing.description,
        "price": in_words(listing.price),
        "town": listing.town_name,
        "state": str(listing.get_state_display()),
        "photos": list(listing.photos.values_list("key", flat=True)),
    }


def earlier_words(messages: Iterable[Message]) -> dict[int, list[dict[str, str]]]:
    """By message, oldest first."""
    found: dict[int, list[dict[str, str]]] = {}
    for wording in Wording.objects.filter(message__in=list(messages)).order_by("pk"):
        was = {"body": wording.body, "until": wording.until.isoformat()}
        found.setdefault(wording.message_id, []).append(was)
    return found


def names_of_files(messages: Iterable[Message]) -> dict[tuple[int, int], list[str]]:
    """By thread and number, in the order in which they were sent."""
    keys = {(row.conversation_id, row.seq) for row in messages}
    threads, numbers = {thread for thread, _seq in keys}, {seq for _thread, seq in keys}
    sent = Attachment.objects.filter(conversation__in=threads, seq__in=numbers).order_by("position")
    names: dict[tuple[int, int], list[str]] = {}
    for file in sent:
        names.setdefault((file.conversation_id, file.seq or 0), []).append(file.name)
    return names


def words_on_cards(messages: Iterable[Message]) -> dict[int, str]:
    """By message: what its card shows now, without its buttons, where its room draws one."""
    keys = {row.pk: (row.card, row.card_id) for row in messages if row.card_id is not None}
    shown = drawn((card, card_id) for card, card_id in keys.values() if card_id is not None)
    return {
        pk: in_plain_words(shown[card, card_id])
        for pk, (card, card_id) in keys.items()
        if card_id is not None and (card, card_id) in shown
    }


def in_plain_words(html: str) -> str:
    return " ".join(unescape(strip_tags(BUTTONS.sub(" ", html).replace("<", " <"))).split())
