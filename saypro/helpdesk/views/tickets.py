"""One thread opened in the office, with its ticket and its member beside it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.accounts.models import User
from saypro.accounts.queries import plan_in_words
from saypro.conversations.models import Conversation
from saypro.conversations.panes import MessageForm, office_pane
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.clocks import Clock, Clocks
from saypro.helpdesk.models import Category, Invitation, Priority, Ticket
from saypro.helpdesk.models.merging import MERGE_UNDOABLE
from saypro.helpdesk.naps import naps
from saypro.helpdesk.queries import Traces
from saypro.helpdesk.views.desk import queues_pane, wanted_beside
from saypro.helpdesk.views.interleaving import with_notes
from saypro.helpdesk.views.reach import reach
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import Chip, chip, ended_chip, sentence


@require_safe
@vary_on_headers("HX-Request")
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    conversation = access.thread_for(request.user, ref)
    pane = ticket_pane(request, conversation)
    if request.htmx:
        return render(request, "conversations/said.html", pane)
    if (opened := pane.get("ticket")) and not pane["traces"].is_sighted:
        actions.note_sighting(opened, request.user, at=timezone.now())
    return page(request, conversation, pane)


def page(
    request: Request, conversation: Conversation, ticket: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The office with this thread opened."""
    pane = "context" if request.GET.get("pane") == "context" else "thread"
    wanted = wanted_beside(request, conversation, ticket.get("ticket"))
    context = {
        "pane": pane,
        "conversation": conversation,
        **queues_pane(request, wanted, conversation),
        **ticket,
    }
    return render(request, "helpdesk/ticket.html", context, status=status)


def ticket_pane(
    request: Request, conversation: Conversation, form: MessageForm | None = None
) -> dict[str, Any]:
    ticket, now = queries.current_ticket(conversation), timezone.now()
    asked = queries.invitation_of(ticket) if ticket else None
    thread = office_pane(request, conversation, form, ticket.member if ticket and asked else None)
    member = thread["member"]
    traces = queries.traces_of(conversation, ticket, member, request.user, now)
    return {
        **thread,
        "traces": traces,
        "said": with_notes(thread["said"], conversation, request.user.handle, has_notes=traces.notes),
        **(facts(ticket, traces, now) if ticket else {}),
        **(beside(ticket, traces, request.user, now) if ticket else {}),
        **(asked_in(asked, conversation) if asked else {}),
        "failure": queries.failure_behind(conversation) if traces.failure else None,
        **reach(conversation, member, traces),
        "reply_url": reverse("helpdesk:replies", args=[conversation.ref]),
        **(of_member(member, conversation, ticket, traces) if member else {}),
    }


def of_member(
    member: User, conversation: Conversation, ticket: Ticket | None, traces: Traces
) -> dict[str, Any]:
    """Their plan, their address, their ads, and their other threads with us."""
    return {
        "ads": queries.ads_of(member) if traces.ads else [],
        "plan": plan_in_words(member, timezone.now()),
        "is_verified": traces.is_proved,
        "past": queries.past_threads(member, conversation, ticket) if traces.past else [],
    }


def asked_in(asked: Invitation, conversation: Conversation) -> dict[str, Any]:
    """For a ticket in a deal: why we were asked in, by whom, and what stood there then."""
    return {
        "asked": asked,
        "sides": queries.sides_of(conversation),
        "ad": asked.evidence.get("ad"),
        "said_then": [{**one, "at": parse_datetime(one["at"])} for one in asked.evidence.get("messages", ())],
    }


def beside(ticket: Ticket, traces: Traces, agent: User, now: datetime) -> dict[str, Any]:
    """What the ticket has to do with others, who follows it, and its checklists."""
    found = queries.around(ticket, traces)
    merges = [one for one in [found.merge, *found.absorbed] if one]
    followers = queries.followers_of(ticket) if traces.followers else []
    return {
        "around": found,
        "merges": [(one, now - one.at < MERGE_UNDOABLE) for one in merges],
        "followers": followers,
        "is_following": agent in followers,
        "checks": queries.checks_of(ticket, traces),
        "soonest": timezone.localtime(now),
    }


def facts(ticket: Ticket, traces: Traces, now: datetime) -> dict[str, Any]:
    """The ticket, what its clocks say and why, and what can be done with it."""
    history = queries.history_of(ticket, traces)
    found = history.clocks
    turns = found.turns[:1] + found.turns[-1:] if len(found.turns) > 1 else found.turns
    return {
        "ticket": ticket,
        "turns": [(turn.kind, chip_of(turn, found, ticket, now)) for turn in turns],
        "solving": chip_of(found.resolution, found, ticket, now),
        "steps": [(step.at, sentence(step)) for step in history.steps],
        "categories": Category.choices,
        "priorities": Priority.choices,
        "naps": naps(now),
    }


def chip_of(clock: Clock, found: Clocks, ticket: Ticket, now: datetime) -> Chip:
    """What a clock says; that spam was closed keeps no promise and breaks none."""
    if clock.ended_at and not (ticket.is_spam and clock is found.resolution):
        return ended_chip(found, clock, now)
    if ticket.is_spam:
        return chip(None, now, _("Spam"))
    return chip(found.due_at(clock), now, str(Ticket.State(ticket.state).label))
