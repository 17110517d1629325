"""Asking our office into a thread with another member, and asking it again while it is there."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.conversations.models import Conversation
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.invitation_form import InvitationForm
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    """Who asks while our office is at work there is led back into the thread."""
    thread = access.deal_for(request.user, ref)
    if thread.office_since and thread.solved_at is None:
        messages.info(request, _("Our office is in this conversation already. Write to it right here."))
        return redirect(thread)
    if request.method != "POST":
        return page(request, thread, InvitationForm())
    return again(request, thread) if thread.office_since else ask_in(request, thread)


def ask_in(request: Request, thread: Conversation) -> HttpResponse:
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return page(request, thread, form, status=422)
    told = form.cleaned_data
    try:
        actions.bring_in(
            thread, by=request.user, reason=told["reason"], words=told["words"], at=timezone.now()
        )
    except Refused as refused:
        return page(request, thread, form, error=str(refused), status=422)
    messages.success(request, _("Our office is on its way into this conversation."))
    return redirect(thread)


def again(request: Request, thread: Conversation) -> HttpResponse:
    try:
        actions.ask_again(thread, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Our office looks at it again."))
    return redirect(thread)


def page(
    request: Request, thread: Conversation, form: InvitationForm, *, error: str = "", status: int = 200
) -> HttpResponse:
    others = [person for person in queries.sides_of(thread) if person.pk != request.user.pk]
    context: dict[str, Any] = {
        "thread": thread,
        "form": form,
        "error": error,
        "is_done": thread.office_since is not None,
        "other": others[0] if others else None,
    }
    return render(request, "helpdesk/bring_in.html", context, status=status)
