"""The office's inbox: its queues, and one thread opened."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.accounts.models import User
from saypro.conversations import access, queries
from saypro.conversations.forms import MessageForm
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries import Queue
from saypro.conversations.queries.office import Ticket
from saypro.conversations.views.request import Request
from saypro.conversations.views.threads import transcript_pane
from saypro.conversations.views.transcript import Reader
from saypro.conversations.views.words import words
from saypro.kit import slots


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a queue, with what rooms above say of it."""

    ticket: Ticket
    clock: SafeString
    tags: SafeString


@require_safe
@vary_on_headers("HX-Request")
@login_required
def index(request: Request) -> HttpResponse:
    require_office(request.user)
    pane = "queues" if request.GET.get("pane") == "queues" else "list"
    template = "conversations/office.html#panes" if request.htmx else "conversations/office.html"
    return render(request, template, {"pane": pane, **queues_pane(request)})


@require_safe
@vary_on_headers("HX-Request")
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    conversation = access.support_conversation_for(request.user, ref)
    ticket = ticket_pane(request, conversation)
    if request.htmx:
        return render(request, "conversations/thread.html#earlier", ticket)
    return page(request, conversation, ticket)


def require_office(person: User) -> None:
    """Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404


def page(
    request: Request, conversation: Conversation, ticket: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The office with this thread opened."""
    pane = "context" if request.GET.get("pane") == "context" else "thread"
    context = {"pane": pane, "conversation": conversation, **queues_pane(request, conversation), **ticket}
    return render(request, "conversations/ticket.html", context, status=status)


def queues_pane(request: Request, opened: Conversation | None = None) -> dict[str, Any]:
    queue = queue_of(request, opened)
    page = queries.office_page(request.user, queue, request.GET.get("older", ""))
    return {
        "words": words(),
        "queue": queue,
        "queues": queries.queue_counts(request.user).items(),
        "page": page,
        "lines": lines(page.tickets, request.user),
    }


def lines(tickets: list[Ticket], agent: User) -> list[Line]:
    keys = [ticket.conversation.pk for ticket in tickets]
    clocks, tags = (slots.gather(place, keys, agent) for place in ("ticket.clock", "ticket.tags"))
    nothing = SafeString()
    return [
        Line(ticket, clocks.get(key, nothing), tags.get(key, nothing))
        for key, ticket in zip(keys, tickets, strict=True)
    ]


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


def ticket_pane(
    request: Request, conversation: Conversation, form: MessageForm | None = None
) -> dict[str, Any]:
    places = queries.places_in(conversation)
    mine = next((place for place in places if place.person_id == request.user.pk), None)
    member = next((place.person for place in places if place.part == Participant.Part.MEMBER), None)
    return {
        **transcript_pane(request, conversation, office_reader(request.user, places)),
        "is_many": True,
        "waiting": queries.scheduled_in(conversation, request.user) if mine else [],
        "mine": mine,
        "member": member,
        "ads": queries.ads_of(member) if member else [],
        "is_verified": member is not None and queries.has_proved_address(member),
        "past": queries.past_threads(member, conversation) if member else [],
        "uploads": queries.unsent(conversation, request.user),
        "form": form or MessageForm(initial={"body": mine.draft if mine else ""}),
    }


def office_reader(agent: User, places: list[Participant]) -> Reader:
    """The office reads as one; what became of its messages is what the member has received and read."""
    theirs = [place for place in places if place.part == Participant.Part.MEMBER or place.person == agent]
    return Reader.of(agent.handle, theirs, is_office=True)
