"""The office's queues."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.conversations.models import Conversation
from saypro.conversations.panes import words
from saypro.helpdesk import access, queries
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries import OfficeThread, Queue
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import Chip, chip


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a queue: the thread, its ticket once there is one, and its clock while it is open."""

    thread: OfficeThread
    ticket: Ticket | None = None
    chip: Chip | None = None


@require_safe
@vary_on_headers("HX-Request")
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    pane = "queues" if request.GET.get("pane") == "queues" else "list"
    template = "helpdesk/desk.html#panes" if request.htmx else "helpdesk/desk.html"
    return render(request, template, {"pane": pane, **queues_pane(request)})


def queues_pane(request: Request, opened: Conversation | None = None) -> dict[str, Any]:
    queue = queue_of(request, opened)
    page = queries.office_page(request.user, queue, request.GET.get("older", ""))
    return {
        "words": words(),
        "queue": queue,
        "queues": queries.queue_counts(request.user).items(),
        "page": page,
        "lines": lines(page.threads, timezone.now()),
    }


def lines(threads: Collection[OfficeThread], now: datetime) -> list[Line]:
    tickets = queries.current_tickets([thread.conversation.pk for thread in threads])
    return [line(thread, tickets.get(thread.conversation.pk), now) for thread in threads]


def line(thread: OfficeThread, ticket: Ticket | None, now: datetime) -> Line:
    return Line(thread, ticket, chip_of(ticket, now) if ticket and not ticket.is_solved else None)


def chip_of(ticket: Ticket, now: datetime) -> Chip:
    due = [at for at in (ticket.answer_due_at, ticket.resolution_due_at) if at]
    return chip(min(due, default=None), now, rests=str(ticket.get_state_display()))


def queue_of(request: Request, opened: Conversation | None) -> Queue:
    """The queue asked for; without one, that of the opened thread, else what nobody has taken yet."""
    asked = request.GET.get("queue", "")
    if asked in Queue.values:
        return Queue(asked)
    if opened is None:
        return Queue.UNASSIGNED
    if opened.solved_at is None and opened.assignee_id in (None, request.user.pk):
        return Queue.MINE if opened.assignee_id else Queue.UNASSIGNED
    return Queue.ALL
