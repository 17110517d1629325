"""Marking a ticket as spam, and taking the mark back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.helpdesk import access, actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.places import ticket_address
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.views.solutions import after_solving


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Mark it with `spam=1`, which is also what an empty form means; with `spam=0` it is none."""
    ticket = access.ticket_for(request.user, ref)
    here = ticket_address(request, ticket.conversation.ref)
    if request.POST.get("spam", "1") == "0":
        actions.unmark_spam(ticket, by=request.user, at=timezone.now())
        messages.success(request, _("Not spam. The ticket stands as it did before."))
        return redirect(here)
    to = after_solving(request, ticket.conversation)
    try:
        actions.mark_spam(ticket, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(here)
    messages.success(request, render_to_string("helpdesk/spam_done.html", said(request, ticket), request))
    return redirect(to)


def said(request: Request, ticket: Ticket) -> dict[str, object]:
    return {"ticket": ticket, "query": request.POST.get("query", "")}
