"""What this room puts into threads: alike for both sides."""

from collections.abc import Collection

from django.template.loader import render_to_string

from saypro.conversations.models import Message
from saypro.helpdesk.models import Checkup, Invitation, Merge, Split, TicketStep
from saypro.helpdesk.queries import STAYS, sides_of, steps_of_check

SAYS_NO_MORE = (
    "merge",
    "split",
    "split_quote",
    "office_in",
    "office_again",
    "office_done",
    "office_out",
)
"""Cards that only say where a matter stands or goes on: no answer, and no question."""


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


def office_in_cards(ids: Collection[int]) -> dict[int, str]:
    """Who asked our office into a deal."""
    asked = Invitation.objects.filter(pk__in=ids).select_related("by")
    return {one.pk: render_to_string("helpdesk/cards/office_in.html", {"by": one.by}) for one in asked}


def office_again_cards(ids: Collection[int]) -> dict[int, str]:
    """Who asked it to look once more."""
    steps = TicketStep.objects.filter(pk__in=ids).select_related("actor")
    return {one.pk: render_to_string("helpdesk/cards/office_again.html", {"by": one.actor}) for one in steps}


def office_done_cards(ids: Collection[int]) -> dict[int, str]:
    """Until when our office stays; while it does, both sides can ask again."""
    steps = TicketStep.objects.filter(pk__in=ids).select_related("ticket__conversation")
    return {one.pk: render_to_string("helpdesk/cards/office_done.html", done_facts(one)) for one in steps}


def done_facts(step: TicketStep) -> dict[str, object]:
    ticket = step.ticket
    is_last = ticket.is_solved and ticket.solved_at == step.at
    is_here = is_last and ticket.conversation.office_since is not None
    return {
        "thread": ticket.conversation,
        "leaves_at": step.at + STAYS,
        "sides": sides_of(ticket.conversation) if is_here else [],
    }


def office_out_cards(ids: Collection[int]) -> dict[int, str]:
    """Our office is gone."""
    return {pk: render_to_string("helpdesk/cards/office_out.html") for pk in ids}


def splits(ids: Collection[int]) -> list[Split]:
    found = Split.objects.filter(pk__in=ids)
    return list(found.select_related("ticket__conversation", "into__conversation"))
