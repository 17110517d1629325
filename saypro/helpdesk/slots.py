"""What the help desk puts into the pages of conversations."""

from collections.abc import Collection, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk import queries
from saypro.helpdesk.models import Category, Priority, Ticket
from saypro.helpdesk.naps import naps
from saypro.helpdesk.words import Chip, chip, ended_chip, moment, sentence

Context = Mapping[Any, Any]


def page_head(context: Context) -> str:
    """The look of clocks, for the office's pages and for threads with it."""
    request, thread = context.get("request"), context.get("conversation")
    person = getattr(request, "user", None)  # an address that is nobody’s has none
    is_office = isinstance(person, User) and person.is_office
    is_support = isinstance(thread, Conversation) and thread.is_support
    return render_to_string("helpdesk/kit_of_page.html") if is_office or is_support else ""


def row_clocks(conversation_ids: Collection[int], agent: User) -> dict[int, str]:
    """When each thread's ticket is due, for the head of its row."""
    now = timezone.now()
    return {
        pk: render_to_string("helpdesk/clock.html", {"chip": chip_of(ticket, now)})
        for pk, ticket in queries.current_tickets(conversation_ids).items()
        if not ticket.is_solved
    }


def row_tags(conversation_ids: Collection[int], agent: User) -> dict[int, str]:
    """Category and priority, which say why a row matters."""
    tickets = queries.current_tickets(conversation_ids)
    return {pk: render_to_string("helpdesk/tags.html", {"ticket": ticket}) for pk, ticket in tickets.items()}


def chip_of(ticket: Ticket, now: Any) -> Chip:
    due = [at for at in (ticket.answer_due_at, ticket.resolution_due_at) if at]
    return chip(min(due, default=None), now, rests=str(ticket.get_state_display()))


def head(context: Context) -> str:
    """To let it rest, or take it up again."""
    return drawn(context, "helpdesk/head.html")


def panel(context: Context) -> str:
    """Category, priority and clocks, each explained."""
    return drawn(context, "helpdesk/panel.html")


def drawn(context: Context, template: str) -> str:
    thread, request = context.get("conversation"), context.get("request")
    if not isinstance(thread, Conversation) or request is None or not thread.is_support:
        return ""
    if not hasattr(request, "ticket_facts"):
        ticket = queries.current_ticket(thread)
        request.ticket_facts = facts(ticket) if ticket else {}
    return render_to_string(template, request.ticket_facts, request=request) if request.ticket_facts else ""


def facts(ticket: Ticket) -> dict[str, Any]:
    now, history = timezone.now(), queries.history_of(ticket)
    found = history.clocks
    rests = str(ticket.get_state_display())
    turns = [
        (turn.kind, ended_chip(found, turn, now) if turn.ended_at else chip(found.due_at(turn), now, rests))
        for turn in (found.turns[:1] + found.turns[-1:] if len(found.turns) > 1 else found.turns)
    ]
    solving = found.resolution
    return {
        "ticket": ticket,
        "turns": turns,
        "solving": ended_chip(found, solving, now)
        if solving.ended_at
        else chip(found.due_at(solving), now, rests),
        "steps": [(step.at, sentence(step)) for step in history.steps],
        "categories": Category.choices,
        "priorities": Priority.choices,
        "naps": naps(now),
    }


def promise(context: Context) -> str:
    """For the member: by when they hear from us, or that we are late."""
    thread = context.get("conversation")
    if not isinstance(thread, Conversation) or not thread.is_support:
        return ""
    ticket = queries.current_ticket(thread)
    due = ticket.answer_due_at if ticket else None
    is_late = due is not None and due < timezone.now()
    by = queries.promised_moment(due, queries.office_time()) if due and not is_late else None
    return render_to_string("helpdesk/promise.html", {"is_late": is_late, "by": by and moment(by)})
