"""Which notices a person has seen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from saypro.notifications import access, actions, queries
from saypro.notifications.views.request import Request


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """One notice (`ref`), all about the page at `path`, or every one."""
    now, ref, path = timezone.now(), request.POST.get("ref", ""), request.POST.get("path", "")
    if ref:
        actions.read_notice(access.notice_for(request.user, ref), at=now)
    elif path:
        actions.read_notices_about(request.user, path[:300], at=now)
    else:
        actions.read_all_notices(request.user, at=now)
    if "text/html" in request.headers.get("Accept", ""):
        return redirect("notifications:notices")
    return JsonResponse({"notices": queries.unread_notices(request.user)})
