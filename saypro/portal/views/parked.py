"""Work that failed at every try: the office sees it and sends it off again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.events import actions, queries
from saypro.kit import paging
from saypro.notifications import queries as notifications


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    require_office(request)
    page = paging.page_of(queries.parked(), request.GET.get("after", ""), by=("-parked_at", "-pk"), size=50)
    return render(request, "portal/parked.html", {"page": page, "mails": notifications.failed_mails()})


@require_POST
@login_required
def retry(request: HttpRequest, job: int) -> HttpResponse:
    require_office(request)
    get_object_or_404(queries.parked(), pk=job)
    actions.retry_parked(job)
    messages.success(request, _("Sent off again. It comes back here if it fails once more."))
    return redirect("portal:parked")


def require_office(request: HttpRequest) -> None:
    """Raises Http404 for members: they need not learn that the page exists."""
    if not getattr(request.user, "is_office", False):
        raise Http404
