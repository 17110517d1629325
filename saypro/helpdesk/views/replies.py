"""An agent's reply."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.conversations import actions
from saypro.conversations import panes as threads
from saypro.conversations.models import Conversation
from saypro.conversations.panes import MessageForm, wants_json
from saypro.helpdesk import access, queries
from saypro.helpdesk.mentions import addressed_to
from saypro.helpdesk.views import tickets
from saypro.helpdesk.views.request import Request

MOST_NEW = 3
TO_MEMBER = "to_member"


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a reply has not been sent yet, what is `new`, and the button that sends it all the same.

    `field` is the name of what the button says, `note_url` where the words become a note instead.
    """

    label: str
    new: list[Any]
    field: str = ""
    note_url: str = ""


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    conversation = access.thread_for(request.user, ref)
    form = MessageForm(request.POST, request.FILES)
    try:
        if colleague := colleague_addressed(request):
            threads.taken_in(request, conversation)
            return asked_again(request, conversation, form, colleague)
        posted = threads.post(request, conversation, form)
    except actions.Refused as refused:
        return refusal(request, conversation, form, refused)
    if wants_json(request):
        return JsonResponse(threads.answer(posted), status=201)
    actions.save_draft(conversation, request.user, "")
    return redirect("helpdesk:ticket", ref)


def colleague_addressed(request: Request) -> str:
    """Whom the words are meant for, if it looks like one of us. A script has asked already."""
    body = request.POST.get("body", "")
    if wants_json(request) or TO_MEMBER in request.POST or not body.lstrip().startswith("@"):
        return ""
    return addressed_to(body, queries.names_of_agents().values())


def asked_again(
    request: Request, conversation: Conversation, form: MessageForm, colleague: str
) -> HttpResponse:
    pane = tickets.ticket_pane(request, conversation, form)
    form.add_error("body", meant_for(colleague))
    ticket = pane.get("ticket")
    to_note = reverse("helpdesk:notes", args=[ticket.ref]) if ticket else ""
    stop = Stop(_("Send it to the member"), [], TO_MEMBER, to_note)
    return tickets.page(request, conversation, {**pane, "stop": stop}, status=422)


def meant_for(colleague: str) -> str:
    return _("This begins with @{name}. It would go to the member, not to your colleague.").format(
        name=colleague
    )


def refusal(
    request: Request, conversation: Conversation, form: MessageForm, refused: actions.Refused
) -> HttpResponse:
    if wants_json(request):
        return threads.refusal(request, form, refused)
    threads.explain(form, refused)
    pane, status = tickets.ticket_pane(request, conversation, form), threads.status_of(refused)
    if status == 409:
        seen = form.cleaned_data.get("seen") or 0
        new = [one for one in pane["said"] if one.row.seq > seen and not one.is_mine]
        pane["stop"] = Stop(_("Send anyway"), new[-MOST_NEW:])
    return tickets.page(request, conversation, pane, status=status)
