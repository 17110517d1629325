"""Taking a thread, and giving it back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.conversations import actions
from saypro.helpdesk import access
from saypro.helpdesk.views.places import ticket_address
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Take it with `taken=1`, which is also what an empty form means; give it back with `taken=0`."""
    conversation = access.thread_for(request.user, ref)
    if request.POST.get("taken", "1") == "0":
        actions.release(conversation, request.user)
    else:
        actions.take(conversation, request.user)
    return redirect(ticket_address(request, ref))
