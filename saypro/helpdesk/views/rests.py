"""Letting a ticket rest, and taking it up again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.helpdesk import actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.naps import nap
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.matters import changed
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Rest `until` the "member" writes or a nap is over; take it up again when that is empty."""
    until, now = request.POST.get("until", ""), timezone.now()

    def rest(ticket: Ticket) -> Ticket:
        if not until:
            return actions.wake(ticket, at=now, by=request.user)
        if until == "member":
            return actions.wait_for_member(ticket, by=request.user)
        if end := nap(until, now):
            return actions.snooze(ticket, end, by=request.user)
        raise Refused(_("Choose until when it is to rest."))

    return changed(request, ref, rest)
