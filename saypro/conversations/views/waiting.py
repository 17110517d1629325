"""What becomes of a message that waits for its time: sent now, changed, dropped."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions
from saypro.conversations.models import ScheduledMessage
from saypro.conversations.views.request import Request


@require_POST
@login_required
def send(request: Request, ref: str) -> HttpResponse:
    return decide(request, ref, actions.send_now)


@require_POST
@login_required
def edit(request: Request, ref: str) -> HttpResponse:
    """Its words become the draft."""
    return decide(request, ref, actions.take_up_scheduled)


@require_POST
@login_required
def destroy(request: Request, ref: str) -> HttpResponse:
    return decide(request, ref, actions.drop_scheduled)


def decide(request: Request, ref: str, act: Callable[[ScheduledMessage], object]) -> HttpResponse:
    later = access.scheduled_for(request.user, ref)
    try:
        act(later)
    except actions.Refused as refused:
        messages.error(request, refused.message)
    return redirect(later.conversation)
