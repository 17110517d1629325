"""What this room puts into threads: alike for both sides."""

from collections.abc import Collection

from django.template.loader import render_to_string

from saypro.conversations.models import Message
from saypro.helpdesk.models import Checkup, Merge, Split
from saypro.helpdesk.queries import steps_of_check

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


def checklist_cards(ids: Collection[int]) -> dict[int, str]:
    """Steps that the member ticks off; only their own screen has the buttons."""
    sent = Checkup.objects.filter(pk__in=ids).select_related("ticket__member")
    return {
        one.pk: render_to_string(
            "helpdesk/cards/checklist.html",
            {"sent": one, "steps": steps_of_check(one, one.steps), "member": one.ticket.member},
        )
        for one in sent.prefetch_related("ticks__by")
    }


def splits(ids: Collection[int]) -> list[Split]:
    found = Split.objects.filter(pk__in=ids)
    return list(found.select_related("ticket__conversation", "into__conversation"))
