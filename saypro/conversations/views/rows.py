"""One line of a person's list, and how many are unread."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.conversations import access, queries
from saypro.conversations.views.request import Request
from saypro.conversations.views.threads import show_of


@require_safe
@never_cache
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    """The line as the list shows it; 204 when the list, as narrowed, does not hold it."""
    conversation = access.participant_for(request.user, ref).conversation
    row = queries.inbox_row(request.user, conversation, show_of(request))
    if row is None:
        return HttpResponse(status=204)
    return render(request, "conversations/row.html", {"row": row})


@require_safe
@never_cache
@login_required
def unread(request: Request) -> HttpResponse:
    return JsonResponse({"threads": queries.unread_count(request.user)})
