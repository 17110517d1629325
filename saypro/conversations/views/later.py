"""Saying something later: choosing when, and the page for it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from saypro.conversations import access, actions, queries
from saypro.conversations.forms import LaterForm
from saypro.conversations.models import Conversation, ScheduledMessage
from saypro.conversations.presets import presets
from saypro.conversations.views.answers import wants_json
from saypro.conversations.views.attachments import taken_in
from saypro.conversations.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request", "Accept")
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    """Ask when, with the text kept; or keep it until then."""
    place = access.participant_for(request.user, ref)
    if request.method != "POST" or "send_at" not in request.POST:
        keep_files(request, place.conversation)
        words = {"body": request.POST.get("body", place.draft), "quote": request.POST.get("quote", "")}
        return page(request, place.conversation, LaterForm(initial=words, zone=request.user.zone))
    form = LaterForm(request.POST, zone=request.user.zone)
    try:
        later = schedule(request, place.conversation, form)
    except actions.Refused as refused:
        form.explain(refused)
        return page(request, place.conversation, form, status=422)
    actions.save_draft(place.conversation, request.user, "")
    return answer(request, later, form)


def keep_files(request: Request, thread: Conversation) -> None:
    """Files cannot wait with the words: they stay in the composer, and what cannot be taken in is told of."""
    try:
        came_along = taken_in(request, thread)
    except actions.Refused as refused:
        messages.error(request, refused.message)
        return
    if came_along:
        messages.info(request, _("Files cannot be sent later. They wait in the conversation."))


def schedule(request: Request, thread: Conversation, form: LaterForm) -> ScheduledMessage:
    """Raises Refused, also for a form that is not valid."""
    if not form.is_valid():
        raise form.refused
    wish = form.cleaned_data
    return actions.schedule_message(
        thread,
        request.user,
        wish["body"],
        send_at=wish["send_at"],
        at=timezone.now(),
        quote=wish["quote"],
    )


def answer(request: Request, later: ScheduledMessage, form: LaterForm) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"later": later.ref, "send_at": later.send_at.isoformat()}, status=201)
    with timezone.override(form.zone):
        when = timezone.localtime(later.send_at).strftime("%d %B, %H:%M").lstrip("0")
    messages.success(request, _("It goes out on %(when)s.") % {"when": when})
    return redirect(later.conversation)


def page(request: Request, thread: Conversation, form: LaterForm, *, status: int = 200) -> HttpResponse:
    """The page; for the browser's dialog only its form."""
    context = {
        "conversation": thread,
        "form": form,
        "presets": presets(timezone.now(), form.zone),
        "waiting": queries.scheduled_in(thread, request.user),
    }
    part = "#choice" if request.htmx else ""
    return render(request, f"conversations/later.html{part}", context, status=status)
