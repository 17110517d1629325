"""Where the settings begin."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.helpdesk import access, queries
from saypro.helpdesk.views.request import Request


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_lead(request.user)
    context = {
        "teams": queries.teams_with_sizes(),
        "colleagues": queries.colleagues_on(timezone.now()),
        "routing": queries.routing_settings(),
    }
    return render(request, "helpdesk/settings/overview.html", context)
