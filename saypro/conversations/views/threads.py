"""A person's list of threads, and one of them opened."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from saypro.accounts import queries as people
from saypro.accounts.models import User
from saypro.conversations import access, queries
from saypro.conversations.forms import MessageForm
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.views.found import search_pane
from saypro.conversations.views.lists import list_pane
from saypro.conversations.views.request import Request
from saypro.conversations.views.transcript import Reader, Said, transcript
from saypro.conversations.views.words import words

INBOX = "conversations/inbox.html"
AGENT = Participant.Part.AGENT
AROUND = 24


@require_safe
@vary_on_headers("HX-Request")
@login_required
def index(request: Request) -> HttpResponse:
    return index_page(request)


def index_page(request: Request, *, status: int = 200) -> HttpResponse:
    template = f"{INBOX}#rows" if request.htmx else INBOX
    return render(request, template, {"pane": "list", **list_pane(request)}, status=status)


@require_safe
@vary_on_headers("HX-Request")
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    conversation = access.conversation_for(request.user, ref)
    places = queries.places_in(conversation)
    if not any(place.person_id == request.user.pk and place.part != AGENT for place in places):
        query = request.GET.urlencode()
        return redirect(reverse("conversations:ticket", args=[ref]) + (f"?{query}" if query else ""))
    thread = thread_pane(request, conversation, places)
    if request.htmx:
        return render(request, "conversations/thread.html#earlier", thread)
    return page(request, conversation, thread)


def in_office(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the office opens a thread: the page is of the room above, which answers before us."""
    raise Http404


def page(
    request: Request, conversation: Conversation, thread: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The inbox with this thread opened."""
    pane = "context" if request.GET.get("pane") == "context" else "thread"
    context = {"pane": pane, "conversation": conversation, **beside(request), **thread}
    return render(request, "conversations/thread.html", context, status=status)


def beside(request: Request) -> dict[str, Any]:
    """What the thread was chosen from: the list, or what a search has found."""
    if "q" in request.GET:
        return {"words": words(), "search": search_pane(request)}
    return list_pane(request)


def thread_pane(
    request: Request,
    conversation: Conversation,
    places: list[Participant],
    form: MessageForm | None = None,
) -> dict[str, Any]:
    mine = next(place for place in places if place.person_id == request.user.pk)
    other = other_side(places, request.user)
    return {
        **transcript_pane(request, conversation, Reader.of(request.user.handle, heard(conversation, places))),
        "is_many": conversation.has_office or len(places) > 2,
        "mine": mine,
        "is_archived": mine.is_archived(timezone.now()),
        "is_muted": mine.is_muted(timezone.now()),
        "other": other,
        "waiting": queries.scheduled_in(conversation, request.user),
        "away": people.away_now(other, timezone.now()) if other else None,
        "form": form or MessageForm(initial={"body": mine.draft}),
        "uploads": queries.unsent(conversation, request.user),
        "is_blocking": other is not None and queries.is_blocking(request.user, other),
        "is_blockable": other is not None and not other.is_office,
    }


def heard(conversation: Conversation, places: list[Participant]) -> list[Participant]:
    """Those whose reading counts: in a deal the office is a guest."""
    return places if conversation.is_support else [place for place in places if place.part != AGENT]


def transcript_pane(request: Request, conversation: Conversation, reader: Reader) -> dict[str, Any]:
    before = before_of(request, conversation)
    rows = queries.messages_page(conversation, before)
    said: list[Said] = transcript(rows, reader, conversation.last_seq, timezone.now())
    return {
        "conversation": conversation,
        "reader": reader,
        "at": timezone.now(),
        "quoted": queries.message_in(conversation, number_of(request, "quote")),
        "said": said,
        "first": rows[0].seq if rows and rows[0].seq > 1 else None,
        "last": rows[-1].seq if rows else 0,
        "later": rows[-1].seq + queries.MESSAGES + 1 if rows else 0,
        "is_past": before is not None,
    }


def before_of(request: Request, conversation: Conversation) -> int | None:
    """Where the page ends: before a number, or a little after the message `at`; None for the thread's end."""
    before, at = number_of(request, "before"), number_of(request, "at")
    if before is None and at is not None and at + AROUND < conversation.last_seq:
        return at + AROUND + 1
    return before


def number_of(request: Request, key: str) -> int | None:
    asked = request.GET.get(key, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def other_side(places: list[Participant], person: User) -> User | None:
    """Whom one talks to; None when that is the office or everybody else has left."""
    others = (place.person for place in places if place.person_id != person.pk and place.part != AGENT)
    return next(others, None)
