"""The unsent text of a thread."""

import re

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from saypro.conversations import access, actions
from saypro.conversations.views.request import Request

MARK = re.compile(r"[0-9a-f-]{0,40}")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """What was written and not sent, as JSON; or other words for it."""
    place = access.participant_for(request.user, ref)
    if request.method != "POST":
        return JsonResponse({"body": place.draft})
    by, base = (marked(request.POST.get(name, "")) for name in ("by", "base"))
    actions.save_draft(place.conversation, request.user, request.POST.get("body", ""), by=by, base=base)
    return HttpResponse(status=204)


def marked(text: str) -> str:
    """A tab's name or mark; "" for what is none."""
    return text if MARK.fullmatch(text) else ""
