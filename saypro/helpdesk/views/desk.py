"""The office's queues."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.panes import words
from saypro.helpdesk import access, queries
from saypro.helpdesk.models import SavedView, Ticket
from saypro.helpdesk.naps import naps
from saypro.helpdesk.views.lines import lines
from saypro.helpdesk.views.narrowing import filters_pane
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.wanted import Queue, Wanted

ICONS = {
    Queue.MINE: "user",
    Queue.UNASSIGNED: "inbox",
    Queue.BREACHING: "alarm-clock",
    Queue.ESCALATED: "arrow-up",
    Queue.MENTIONS: "at-sign",
    Queue.WAITING: "pause",
    Queue.SOLVED: "circle-check",
    Queue.ALL: "messages-square",
    Queue.SPAM: "octagon-alert",
}


@require_safe
@vary_on_headers("HX-Request")
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    asked = request.GET.get("pane")
    pane = asked if asked in ("queues", "filters") else "list"
    template = "helpdesk/desk.html#panes" if request.htmx else "helpdesk/desk.html"
    return render(request, template, {"pane": pane, **queues_pane(request, Wanted.read(request.GET))})


def queues_pane(request: Request, wanted: Wanted, opened: Conversation | None = None) -> dict[str, Any]:
    now = timezone.now()
    page = queries.queue_page(request.user, wanted, now, request.GET.get("after", ""))
    counts = queries.queue_counts(request.user, now)
    colleagues = list(queries.agents())
    return {
        "words": words(),
        "wanted": wanted,
        "queue": wanted.queue,
        "queues": [(queue, ICONS[queue], counts[queue]) for queue in Queue],
        "counted": queries.COUNTED,
        "after": page.after,
        "lines": lines(page.rows, request.user, now, query=wanted.query, opened=opened),
        "choice": queries.desk_choice(request.user),
        "views": views(request.user, wanted),
        "naps": naps(now),
        "colleagues": colleagues,
        **filters_pane(wanted, colleagues),
    }


def views(agent: User, wanted: Wanted) -> list[tuple[SavedView, bool]]:
    """Each with whether it is what the page shows."""
    return [(view, view.query == wanted.query) for view in queries.saved_views(agent)]


def wanted_beside(request: Request, opened: Conversation, ticket: Ticket | None) -> Wanted:
    """What the address asks for; without a queue, the one in which the opened thread stands."""
    return Wanted.read(request.GET, queue_of(request, opened, ticket))


def queue_of(request: Request, opened: Conversation, ticket: Ticket | None) -> Queue:
    if ticket and ticket.is_spam:
        return Queue.SPAM
    if opened.solved_at is None and opened.assignee_id in (None, request.user.pk):
        return Queue.MINE if opened.assignee_id else Queue.UNASSIGNED
    return Queue.SOLVED if ticket and ticket.is_solved else Queue.ALL
