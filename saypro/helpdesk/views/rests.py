"""Letting a ticket rest, and taking it up again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.helpdesk import actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.naps import moment_of, nap
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.matters import changed
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Rest `until` the "member" writes, a nap is over, or "at" a moment, with a note for colleagues.

    Take it up again when that is empty.
    """
    until, now = request.POST.get("until", ""), timezone.now()

    def rest(ticket: Ticket) -> Ticket:
        if not until:
            return actions.wake(ticket, at=now, by=request.user)
        if until == "member":
            return actions.wait_for_member(ticket, by=request.user)
        end = moment_of(request.POST.get("at", ""), request.user.zone) if until == "at" else nap(until, now)
        if end:
            return actions.snooze(ticket, end, by=request.user, note=request.POST.get("note", ""))
        raise Refused(_("Choose until when it is to rest."))

    return changed(request, ref, rest)
