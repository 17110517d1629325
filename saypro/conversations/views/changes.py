"""The catch-up question over HTTP."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.conversations import access, live
from saypro.conversations.views.request import Request


@require_safe
@never_cache
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    conversation = access.conversation_for(request.user, ref)
    after = request.GET.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        return JsonResponse({"about": "changes", "code": "malformed", "message": str(NO_NUMBER)}, status=422)
    return JsonResponse(live.changes(conversation, int(after)))


NO_NUMBER = "`after` is the number of the last message you hold."
