"""Merging tickets, splitting a message out, linking: each with a look at what will happen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.accounts.actions.refusals import note_refusals
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.privacy import may_see
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.words import moment
from saypro.kit.refs import as_ref
from saypro.kit.withheld import Things, way_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def merge(request: Request, ref: str) -> HttpResponse:
    """Into which of the member's open tickets (`into`), for which `reason`."""
    ticket = access.ticket_for(request.user, ref)
    if request.method != "POST":
        return merge_page(request, ticket)
    into, reason = request.POST.get("into", ""), request.POST.get("reason", "")
    target = next((one for one in queries.other_open_tickets(ticket) if one.ref == into), None)
    try:
        if target is None:
            raise Refused(_("Choose one of the member’s open tickets."))
        actions.merge(ticket, target, by=request.user, reason=reason, at=timezone.now())
    except Refused as refused:
        return merge_page(request, ticket, error=str(refused))
    messages.success(request, _("Merged. You can undo it for a day, while nothing new is written."))
    return redirect("helpdesk:ticket", target.conversation.ref)


def merge_page(request: Request, ticket: Ticket, error: str = "") -> HttpResponse:
    choices = [(one, queries.words_of(one)) for one in queries.other_open_tickets(ticket)]
    chosen = request.POST.get("into") or request.GET.get("into") or (choices[0][0].ref if choices else "")
    context = {
        "ticket": ticket,
        "words": queries.words_of(ticket),
        "choices": choices,
        "chosen": chosen,
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "helpdesk/merging/new.html", context, status=422 if error else 200)


@require_POST
@login_required
def undo(request: Request, pk: int) -> HttpResponse:
    merge = access.merge_for(request.user, pk)
    try:
        ticket = actions.undo_merge(merge, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("helpdesk:ticket", merge.into.conversation.ref)
    messages.success(request, _("They are two tickets again."))
    return redirect("helpdesk:ticket", ticket.conversation.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def split(request: Request, ref: str, seq: int) -> HttpResponse:
    """This message as a ticket of its own, with a `subject`."""
    ticket = access.ticket_for(request.user, ref)
    message = access.message_on(ticket, seq)
    error, subject = "", request.POST.get("subject", "")
    if request.method == "POST":
        try:
            new = actions.split(ticket, message, by=request.user, subject=subject, at=timezone.now())
        except Refused as refused:
            error = str(refused)
        else:
            return redirect("helpdesk:ticket", new.conversation.ref)
    context = {"ticket": ticket, "message": message, "subject": subject, "error": error}
    context["since"] = moment(message.sent_at)
    return render(request, "helpdesk/merging/split.html", context, status=422 if error else 200)


@require_POST
@login_required
def links(request: Request, ref: str) -> HttpResponse:
    """Link with the ticket that `other` names, by its address or its reference; `unlink` takes it back."""
    ticket, now = access.ticket_for(request.user, ref), timezone.now()
    asked = request.POST.get("other", "")
    named = queries.ticket_called(asked)
    other = named if named and may_see(named, request.user) else None
    try:
        if other is None:
            ref = named.ref if named else as_ref(asked)
            note_refusals(request.user.pk, Things(Ticket, "ref", (ref,)), way_of(request))
            raise Refused(_("There is no such ticket. Paste its address."))
        if "unlink" in request.POST:
            actions.unlink(ticket, other, by=request.user, at=now)
        else:
            actions.link(ticket, other, by=request.user, at=now)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("helpdesk:ticket", ticket.conversation.ref)
