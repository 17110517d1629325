"""Taking one's own message back within seconds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.conversations import access, actions, wishes
from saypro.conversations.views import single
from saypro.conversations.views.answers import refusal, wants_json
from saypro.conversations.views.request import Request


@require_POST
@login_required
def create(request: Request, ref: str, seq: int) -> HttpResponse:
    """Its words go back to where they are written: into the composer, by JSON or as the draft."""
    message = access.message_for(request.user, ref, seq)
    try:
        body = wishes.undo(request.user, ref, seq)
    except actions.Refused as refused:
        if wants_json(request):
            return refusal("undo", ref, seq, refused)
        return single.refused(request, message, refused)
    if wants_json(request):
        return JsonResponse({"about": "undo", "conversation": ref, "seq": seq, "body": body})
    actions.put_back(message.conversation, request.user, body)
    return redirect(message.conversation)
