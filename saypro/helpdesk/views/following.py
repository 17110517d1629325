"""Following a ticket, and having seen where one is named on it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from saypro.helpdesk import access, actions
from saypro.helpdesk.views.places import ticket_address
from saypro.helpdesk.views.request import Request, wants_json


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Follow with `following` 1, leave with 0."""
    ticket = access.ticket_for(request.user, ref)
    actions.choose_following(ticket, request.user, is_following=request.POST.get("following") == "1")
    return redirect("helpdesk:ticket", ticket.conversation.ref)


@require_POST
@login_required
def seen(request: Request, ref: str) -> HttpResponse:
    """The agent has read the notes that name them."""
    ticket = access.ticket_for(request.user, ref)
    actions.see_mentions(request.user, ticket.conversation_id, at=timezone.now())
    if wants_json(request):
        return HttpResponse(status=204)
    return redirect(ticket_address(request, ticket.conversation.ref))
