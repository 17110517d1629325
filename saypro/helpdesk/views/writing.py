"""What helps an agent write: what is kept ready, filled for this ticket, and macros run on it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.filling import fill
from saypro.helpdesk.models import Macro, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.desk import wanted_beside
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import doings
from saypro.kit.text import clean_text

SNIPPET = 90


@require_safe
@login_required
def options(request: Request, ref: str) -> HttpResponse:
    """What may be inserted for what was typed behind the slash: replies, then macros to look at."""
    ticket = access.ticket_for(request.user, ref)
    typed, facts = clean_text(request.GET.get("q", ""))[:80], queries.facts_of(ticket, request.user)
    found: list[dict[str, object]] = []
    for one in queries.canned_called(request.user, typed):
        filled = fill(one.body, facts)
        hint = f"/{one.shortcut} · {' '.join(filled.text.split())[:SNIPPET]}"
        found.append({"words": one.name, "hint": hint, "puts": filled.text, "gaps": list(filled.gaps)})
    for macro in queries.macros(request.user, typed)[:5]:
        at = reverse("helpdesk:run_macro", args=[ticket.ref, macro.pk])
        found.append({"words": macro.name, "hint": doings(macro), "opens": at})
    return JsonResponse({"options": found})


@require_safe
@login_required
def suggestions(request: Request, ref: str) -> HttpResponse:
    """What we answered in similar matters, for a script to offer above the reply."""
    ticket = access.ticket_for(request.user, ref)
    found = [] if ticket.is_solved else queries.suggested_replies(ticket)
    return render(request, "helpdesk/suggested.html", {"suggestions": found})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def run_macro(request: Request, ref: str, pk: int) -> HttpResponse:
    """What the macro will do, with its reply to be changed; with POST, it is done."""
    ticket, macro = access.ticket_for(request.user, ref), access.macro_for(request.user, pk)
    if request.method != "POST":
        return macro_page(request, ticket, macro)
    try:
        key, reply = key_of(request), request.POST.get("reply")
        actions.run(macro, ticket, by=request.user, key=key, at=timezone.now(), reply=reply)
    except Refused as refused:
        return macro_page(request, ticket, macro, error=str(refused))
    messages.success(request, _("Done: {name}.").format(name=macro.name))
    return redirect(place_after(request, ticket, macro))


def key_of(request: Request) -> UUID:
    """What makes a form that is sent twice run once."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def macro_page(request: Request, ticket: Ticket, macro: Macro, error: str = "") -> HttpResponse:
    facts = queries.facts_of(ticket, request.user)
    filled, note = fill(macro.reply, facts), fill(macro.note, facts)
    context = {
        "ticket": ticket,
        "macro": macro,
        "doings": doings(macro),
        "reply": request.POST.get("reply", filled.text),
        "gaps": [*filled.gaps, *note.gaps],
        "note": note.text,
        "key": request.POST.get("key") or uuid4(),
        "error": error,
    }
    return render(request, "helpdesk/kept/run.html", context, status=422 if error else 200)


def place_after(request: Request, ticket: Ticket, macro: Macro) -> str:
    """Where the macro leads: the ticket, the next one of the queue, or the list."""
    if macro.then == Macro.Then.STAY:
        return reverse("helpdesk:ticket", args=[ticket.conversation.ref])
    wanted = wanted_beside(request, ticket.conversation, ticket)
    if macro.then == Macro.Then.NEXT:
        rows = queries.queue_page(request.user, wanted, timezone.now()).rows
        others = (row.ticket for row in rows if row.ticket.pk != ticket.pk)
        if other := next(others, None):
            return reverse("helpdesk:ticket", args=[other.conversation.ref]) + f"?queue={wanted.queue}"
    return reverse("helpdesk:desk") + f"?queue={wanted.queue}"
