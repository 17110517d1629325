"""Giving a ticket to somebody by hand, and keeping what routing gave."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.helpdesk import actions, queries
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.matters import changed
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Give it to the `agent` of that handle, nobody for an empty one; with `keep` it stays with oneself."""

    def give(ticket: Ticket) -> None:
        if "keep" in request.POST:
            actions.keep(ticket, by=request.user)
            return
        handle = request.POST.get("agent", "")
        agent = queries.office_people().filter(handle=handle).first() if handle else None
        if handle and agent is None:
            raise Refused(_("Choose somebody of our office."))
        actions.assign(ticket, agent, by=request.user)

    return changed(request, ref, give)
