"""One thing done to many tickets, and taking it back."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from saypro.accounts.actions.refusals import note_refusals
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.actions import MOST_AT_ONCE, Change, Changed, Why
from saypro.helpdesk.models import Bulk, Ticket
from saypro.helpdesk.naps import nap
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.places import queue_address
from saypro.helpdesk.views.request import Request
from saypro.kit.withheld import Things, way_of

NAMED = 5


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """Do `verb` to the tickets `ref` (several); `query` is the queue they were chosen from."""
    access.require_office(request.user)
    now = timezone.now()
    refs = list(dict.fromkeys(request.POST.getlist("ref")[: MOST_AT_ONCE + 1]))
    try:
        change = change_of(request, now)
        done = actions.change_many(refs, change, by=request.user, at=now)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(queue_address(request))
    if done.unseen:
        note_refusals(request.user.pk, Things(Ticket, "ref", tuple(done.unseen)), way_of(request))
    messages.success(request, render_to_string("helpdesk/bulk_done.html", said(request, done.bulk), request))
    for sentence in left_out(done, change.assignee.name if change.assignee else ""):
        messages.warning(request, sentence)
    return redirect(queue_address(request))


@require_POST
@login_required
def undo(request: Request, ref: str) -> HttpResponse:
    bulk = access.bulk_for(request.user, ref)
    try:
        undone = actions.undo_bulk(bulk, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(queue_address(request))
    words = ngettext("{count} ticket is as before.", "{count} tickets are as before.", undone.restored)
    messages.success(request, words.format(count=undone.restored))
    if undone.left:
        words = ngettext(
            "{count} was changed since and is left as it is.",
            "{count} were changed since and are left as they are.",
            undone.left,
        )
        messages.warning(request, words.format(count=undone.left))
    return redirect(queue_address(request))


def change_of(request: Request, now: datetime) -> Change:
    """Raises Refused for what there is not."""
    said, verb = request.POST, request.POST.get("verb", "")
    if verb == "take":
        return Change("assign", assignee=request.user)
    if verb == "assign":
        found = {agent.handle: agent for agent in queries.agents()}.get(said.get("assignee", ""))
        if said.get("assignee") and not found:
            raise Refused(_("Only people of our office take tickets."))
        return Change("assign", assignee=found)
    if verb == "rest":
        return Change("rest", until=until_of(said.get("until", ""), now))
    return Change(verb, value=said.get(verb, "")[:20], reason=said.get("reason", "").replace("\x00", ""))


def until_of(key: str, now: datetime) -> datetime | None:
    """None rests until the member writes. Raises Refused."""
    until = nap(key, now)
    if until is None and key != "member":
        raise Refused(_("Choose until when it is to rest."))
    return until


def left_out(done: Changed, name: str) -> Iterator[str]:
    """What could not be given to the one of that name, and why: a sentence for each reason."""
    reasons = {
        Why.SIDE: _("Not given to {name}, who buys or sells there: {tickets}."),
        Why.PRIVATE: _("Not given to {name}, who is not of their private team: {tickets}."),
    }
    for why, tickets in done.left_out.items():
        if tickets:
            yield reasons[why].format(name=name, tickets=named(tickets))


def named(tickets: list[Ticket]) -> str:
    """The first of them by what they are about, and how many more."""
    names = "; ".join(f"{one.conversation.subject} ({one.ref})" for one in tickets[:NAMED])
    more = len(tickets) - NAMED
    if more > 0:
        return ngettext("{names}; and {count} more", "{names}; and {count} more", more).format(
            names=names, count=more
        )
    return names


def said(request: Request, bulk: Bulk) -> dict[str, object]:
    count = len(bulk.changes)
    words = ngettext("{count} ticket changed.", "{count} tickets changed.", count).format(count=count)
    nothing = _("There was nothing to change.")
    return {"bulk": bulk, "words": words if count else nothing, "query": request.POST.get("query", "")}
