"""Calls: whom to call back, what was said, and the wish to be called."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.models import Call
from saypro.helpdesk.phone.forms import CallBackForm, CallForm
from saypro.helpdesk.phone.windows import windows
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request
from saypro.notifications.queries import proved_numbers

AUDIO = {"wav": "audio/wav", "mp3": "audio/mpeg"}


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """Whom we owe a call, and the newest calls."""
    access.require_office(request.user)
    context = {
        "wishes": queries.open_call_backs(request.user),
        "calls": queries.newest_calls(request.user),
        "now": timezone.now(),
    }
    return render(request, "helpdesk/calls.html", context)


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    """Write down a call about this ticket."""
    ticket = access.ticket_for(request.user, ref)
    form = CallForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.log_call(
                ticket,
                by=request.user,
                direction=Call.Direction(told["direction"]),
                is_reached=told["is_reached"] == "1",
                number=told["number"],
                length_s=60 * (told["minutes"] or 0),
                note=told["note"],
                at=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, _("Say in a few words what came of it, and write the minutes as a number."))
    return redirect("helpdesk:ticket", ticket.conversation.ref)


@require_POST
@login_required
def drop(request: Request, ref: str) -> HttpResponse:
    """The call is no longer wanted; the member's own page and the office's list lead here."""
    wish = access.call_back_for(request.user, ref)
    actions.drop_call_back(wish, by=request.user, at=timezone.now())
    messages.success(request, _("We leave that call."))
    return redirect("helpdesk:calls" if request.user.is_office else "helpdesk:call_me")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask(request: Request) -> HttpResponse:
    """A member asks to be called, in a time of ours."""
    now = timezone.now()
    offered = windows(queries.office_time(), now)
    if request.method != "POST":
        first = next(iter(proved_numbers(request.user)), "")
        return asking(request, CallBackForm(initial={"number": first}, offered=offered))
    form = CallBackForm(request.POST, offered=offered)
    if not form.is_valid():
        return asking(request, form, status=422)
    told = form.cleaned_data
    window = next((each for each in offered if each.key == told["window"]), None)
    try:
        wish = actions.ask_for_call(
            request.user, number=told["number"], window=window, reason=told["reason"], at=now
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return asking(request, form, status=422)
    messages.success(request, _("We call you then. You find it in this conversation."))
    return redirect(wish.conversation)


def asking(request: Request, form: CallBackForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "wish": queries.open_call_back_by(request.user)}
    return render(request, "helpdesk/call_me.html", context, status=status)


@require_safe
@login_required
def recording(request: Request, ref: str) -> HttpResponseBase:
    """The voicemail, for the office."""
    call = access.call_for(request.user, ref)
    if not call.recording or not default_storage.exists(call.recording):
        raise Http404
    kind = AUDIO.get(call.recording.rpartition(".")[2], "application/octet-stream")
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return FileResponse(default_storage.open(call.recording), content_type=kind, headers=headers)
