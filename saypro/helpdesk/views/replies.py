"""An agent's reply."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.conversations import actions
from saypro.conversations import panes as threads
from saypro.conversations.panes import MessageForm, wants_json
from saypro.helpdesk import access
from saypro.helpdesk.views import tickets
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    conversation = access.thread_for(request.user, ref)
    form = MessageForm(request.POST, request.FILES)
    try:
        posted = threads.post(request, conversation, form)
    except actions.Refused as refused:
        if wants_json(request):
            return threads.refusal(request, form, refused)
        threads.explain(form, refused)
        ticket = tickets.ticket_pane(request, conversation, form)
        return tickets.page(request, conversation, ticket, status=threads.status_of(refused))
    if wants_json(request):
        return JsonResponse(threads.answer(posted), status=201)
    actions.save_draft(conversation, request.user, "")
    return redirect("helpdesk:ticket", ref)
