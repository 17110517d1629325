"""What this room puts into threads: alike for both sides."""

from collections.abc import Collection

from django.template.loader import render_to_string

from saypro.conversations.models import Message
from saypro.helpdesk.models import Merge, Split

SAYS_NO_MORE = ("merge", "split", "split_quote")
"""Cards that only say where a matter goes on: no answer, and no question."""


def merge_cards(ids: Collection[int]) -> dict[int, str]:
    """Where the words of a merged thread went."""
    merges = Merge.objects.filter(pk__in=ids).select_related("into__conversation")
    return {one.pk: render_to_string("helpdesk/cards/merge.html", {"merge": one}) for one in merges}


def split_cards(ids: Collection[int]) -> dict[int, str]:
    """Where a message of this thread is answered."""
    return {
        one.pk: render_to_string("helpdesk/cards/split.html", {"thread": one.into.conversation})
        for one in splits(ids)
    }


def split_quote_cards(ids: Collection[int]) -> dict[int, str]:
    """The message a thread begins with; its words as they are now, nothing where they are gone."""
    found = splits(ids)
    said = Message.objects.in_sight().select_related("sender")
    messages = said.in_bulk([one.message_id for one in found])
    return {
        one.pk: render_to_string(
            "helpdesk/cards/split_quote.html",
            {"thread": one.ticket.conversation, "message": messages.get(one.message_id)},
        )
        for one in found
    }


def splits(ids: Collection[int]) -> list[Split]:
    found = Split.objects.filter(pk__in=ids)
    return list(found.select_related("ticket__conversation", "into__conversation"))
