"""An agent's reply."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions
from saypro.conversations.forms import MessageForm
from saypro.conversations.views import messages as posts
from saypro.conversations.views import tickets
from saypro.conversations.views.answers import wants_json
from saypro.conversations.views.request import Request


@require_POST
@login_required
def create(request: Request, ref: str) -> HttpResponse:
    conversation = access.support_conversation_for(request.user, ref)
    form = MessageForm(request.POST, request.FILES)
    try:
        posted = posts.post(request, conversation, form)
    except actions.Refused as refused:
        if wants_json(request):
            return posts.refusal(request, form, refused)
        posts.explain(form, refused)
        ticket = tickets.ticket_pane(request, conversation, form)
        return tickets.page(request, conversation, ticket, status=422)
    if wants_json(request):
        return JsonResponse(posts.answer(posted), status=201)
    actions.save_draft(conversation, request.user, "")
    return redirect("conversations:ticket", ref)
