"""Filing a ticket, and saying how much it matters."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.helpdesk import access, actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.places import ticket_address
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def category(request: Request, ref: str) -> HttpResponse:
    """File it under `category`; an empty one takes it out of any."""
    wanted = request.POST.get("category", "")
    return changed(request, ref, lambda ticket: actions.sort(ticket, wanted, by=request.user))


@require_POST
@login_required
def priority(request: Request, ref: str) -> HttpResponse:
    """Give it `priority` for a `reason`."""
    wanted, reason = request.POST.get("priority", ""), request.POST.get("reason", "")
    return changed(request, ref, lambda ticket: actions.rank(ticket, wanted, by=request.user, reason=reason))


def changed(request: Request, ref: str, change: Callable[[Ticket], object]) -> HttpResponse:
    """Back to the ticket, with a sentence where it was refused."""
    ticket = access.ticket_for(request.user, ref)
    try:
        change(ticket)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(ticket_address(request, ticket.conversation.ref))
