"""What a person was told: the page, its short form under the bell, and how much of it is new."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saypro.notifications import queries
from saypro.notifications.views.request import Request

FEW = 6


@require_safe
@never_cache
@login_required
def index(request: Request) -> HttpResponse:
    """The whole page, or the newest few for the panel that the bell opens."""
    page = queries.notices_page(request.user, request.GET.get("after", ""))
    context = {"page": page, "unread": queries.unread_notices(request.user), "few": page.rows[:FEW]}
    template = "notifications/panel.html" if request.htmx else "notifications/notices.html"
    return render(request, template, context)


@require_safe
@never_cache
@login_required
def unread(request: Request) -> HttpResponse:
    return JsonResponse({"notices": queries.unread_notices(request.user)})
