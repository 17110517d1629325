"""Everything between oneself and another member."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.deals import access, queries
from saypro.deals.views.request import Request


@login_required
@require_safe
def show(request: Request, handle: str) -> HttpResponse:
    other, at = access.acquaintance_for(request.user, handle), timezone.now()
    context = {
        "other": other,
        "name": other.first_name if other.is_active else _("Member who left"),
        "page": queries.dealings_page(request.user, other, at, request.GET.get("after", "")),
        "summary": queries.summary_of(request.user, other),
        "at": at,
    }
    return render(request, "deals/between.html", context)
