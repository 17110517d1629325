"""The unsent text of a thread."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions
from saypro.conversations.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    conversation = access.participant_for(request.user, ref).conversation
    actions.save_draft(conversation, request.user, request.POST.get("body", ""))
    return HttpResponse(status=204)
