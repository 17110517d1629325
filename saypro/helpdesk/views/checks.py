"""Checklists on a ticket, and the steps a member ticks off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request, wants_json


@require_POST
@login_required
def update(request: Request, ref: str, pk: int) -> HttpResponse:
    """Tick `position` of a checklist off, or with `done` 0 take it back."""
    ticket, checklist = access.ticket_for(request.user, ref), access.checklist_for(request.user, pk)
    is_done, at = request.POST.get("done") != "0", timezone.now()
    try:
        actions.check(ticket, checklist, position_of(request), is_done=is_done, by=request.user, at=at)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("helpdesk:ticket", ticket.conversation.ref)


@require_POST
@login_required
def send(request: Request, ref: str, pk: int) -> HttpResponse:
    """Put the steps into the thread."""
    ticket, checklist = access.ticket_for(request.user, ref), access.checklist_for(request.user, pk)
    try:
        actions.send_checklist(ticket, checklist, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("helpdesk:ticket", ticket.conversation.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def steps(request: Request, ref: str) -> HttpResponse:
    """The steps our office sent, for the member to tick off one by one."""
    sent = access.checkup_for(request.user, ref)
    if request.method != "POST":
        shown = queries.steps_of_check(sent, sent.steps)
        return render(request, "helpdesk/steps.html", {"sent": sent, "steps": shown})
    is_done = request.POST.get("done") != "0"
    try:
        actions.tick_sent(sent, position_of(request), is_done=is_done, by=request.user, at=timezone.now())
    except Refused as refused:
        raise Http404 from refused
    if wants_json(request):
        return HttpResponse(status=204)
    messages.success(request, _("Saved. Our office sees it."))
    return redirect("helpdesk:steps", sent.ref)


def position_of(request: Request) -> int:
    """The step that is meant, -1 for none."""
    try:
        return int(request.POST.get("position", ""))
    except ValueError:
        return -1
