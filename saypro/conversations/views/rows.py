"""Lines of a person's list, and how many are unread."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.conversations import queries
from saypro.conversations.forms import MOST_AT_ONCE
from saypro.conversations.views.lists import lines
from saypro.conversations.views.request import Request
from saypro.conversations.wanted import Wanted


@require_safe
@never_cache
@login_required
def index(request: Request) -> HttpResponse:
    """The lines of these threads (`ref`, several) as the list shows them; others are missing."""
    refs = request.GET.getlist("ref")[:MOST_AT_ONCE]
    wanted = Wanted.read(request.GET)
    rows = queries.inbox_rows(request.user, refs, wanted)
    context = {"lines": lines(rows, request.user), "wanted": wanted}
    return render(request, "conversations/rows.html", context)


@require_safe
@never_cache
@login_required
def unread(request: Request) -> HttpResponse:
    counts = queries.unread_counts(request.user)
    lanes = {"deals": counts.deals, "support": counts.support, "notices": counts.notices}
    return JsonResponse({"threads": counts.threads, "lanes": lanes})
