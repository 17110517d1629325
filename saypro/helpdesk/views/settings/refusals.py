"""Who was refused what, for leads."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.helpdesk import access, queries
from saypro.helpdesk.plan_forms import RefusalForm
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.views.settings.audit import asked


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """The attempts of the last week, or of the days, person and kind of thing that were asked for."""
    access.require_lead(request.user)
    people = queries.people_refused(timezone.now())
    form = RefusalForm(people, queries.kinds_of_things(), request.GET)
    page = queries.attempts_page(asked(form), request.GET.get("after", "")) if form.is_valid() else None
    status = 422 if form.errors else 200
    return render(request, "helpdesk/settings/refusals.html", {"form": form, "page": page}, status=status)
