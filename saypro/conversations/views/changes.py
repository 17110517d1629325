"""The catch-up question over HTTP."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.conversations import access, live
from saypro.conversations.tails import NEVER
from saypro.conversations.views.request import Request


@require_safe
@never_cache
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    conversation = access.conversation_for(request.user, ref)
    after, since = number(request, "after", 0), number(request, "since", NEVER)
    if after is None or since is None:
        return JsonResponse({"about": "changes", "code": "malformed", "message": str(NO_NUMBER)}, status=422)
    return JsonResponse(live.changes(conversation, after, since))


def number(request: Request, key: str, default: int) -> int | None:
    """The value as a number, None for what is none."""
    asked = request.GET.get(key, str(default))
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


NO_NUMBER = "`after` is the number of the last message you hold, `since` the revision you know of."
