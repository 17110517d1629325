"""Who did what, for leads."""

from datetime import datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.helpdesk import access, queries
from saypro.helpdesk.plan_forms import AuditForm
from saypro.helpdesk.queries import Asked
from saypro.helpdesk.views.request import Request

LOOKED_BACK = timedelta(days=7)


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """The deeds of the last week, or of the days, person and kind that were asked for."""
    access.require_lead(request.user)
    form = AuditForm(queries.office_people(), queries.kinds_of_deeds(), request.GET)
    page = queries.deeds_page(asked(form), request.GET.get("after", "")) if form.is_valid() else None
    status = 422 if form.errors else 200
    return render(request, "helpdesk/settings/audit.html", {"form": form, "page": page}, status=status)


def asked(form: AuditForm) -> Asked:
    given, now = form.cleaned_data, timezone.now()
    since, until = given["since"], given["until"]
    return Asked(
        given["person"],
        given["kind"],
        midnight(since) if since else now - LOOKED_BACK,
        midnight(until) + timedelta(days=1) if until else now + timedelta(minutes=1),
    )


def midnight(day: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
