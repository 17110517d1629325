"""Notes on a ticket: written beside the replies, changed on a page of their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.fragments import note_html, note_item
from saypro.helpdesk.models import Note
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request, wants_json


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    """A note on the ticket: back to it, or the note itself for a script."""
    ticket = access.ticket_for(request.user, ref)
    words = words_of(request)
    try:
        note = actions.write_note(ticket, words, by=request.user, at=timezone.now())
    except Refused as refused:
        if wants_json(request):
            return JsonResponse({"message": str(refused)}, status=422)
        return page_of_new(request, ref, str(refused))
    if wants_json(request):
        return JsonResponse(note_item(queries.drawable().get(pk=note.pk)), status=201)
    return redirect(place(note))


def words_of(request: Request) -> str:
    """Those of the form for notes, or of a reply that was meant to be one."""
    return request.POST.get("note") or request.POST.get("body", "")


def page_of_new(request: Request, ref: str, why: str) -> HttpResponse:
    """What was typed, and why it was not taken."""
    context = {"ticket": access.ticket_for(request.user, ref), "body": words_of(request)}
    return render(request, "helpdesk/notes/new.html", {**context, "error": why}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    """One's own note to be changed; anybody else's to be read."""
    note = access.note_for(request.user, ref)
    if request.method != "POST":
        return page(request, note)
    body = request.POST.get("note", "")
    try:
        actions.edit_note(note, body, by=request.user, at=timezone.now())
    except Refused as refused:
        return page(request, note, body=body, error=str(refused))
    return redirect(place(note))


@require_POST
@login_required
def destroy(request: Request, ref: str) -> HttpResponse:
    note = access.note_for(request.user, ref)
    try:
        actions.delete_note(note, by=request.user, at=timezone.now())
    except Refused as refused:
        return page(request, note, error=str(refused))
    messages.success(request, _("The note is deleted."))
    return redirect(place(note))


@require_safe
@login_required
def colleagues(request: Request) -> HttpResponse:
    """Whom a note may name, by what was typed behind the @."""
    access.require_office(request.user)
    found = queries.agents_called(request.GET.get("q", "")[:80])
    return JsonResponse({"options": [{"words": each.name, "puts": f"@{each.name} "} for each in found]})


def page(request: Request, note: Note, *, body: str | None = None, error: str = "") -> HttpResponse:
    is_own = note.author_id == request.user.pk
    context = {
        "note": note,
        "html": note_html(queries.drawable().get(pk=note.pk)),
        "is_changeable": is_own and note.is_changeable(timezone.now()),
        "is_own": is_own,
        "body": note.body if body is None else body,
        "error": error,
    }
    return render(request, "helpdesk/notes/show.html", context, status=422 if error else 200)


def place(note: Note) -> str:
    thread = note.ticket.conversation
    return reverse("helpdesk:ticket", args=[thread.ref]) + f"#note-{note.ref}"
