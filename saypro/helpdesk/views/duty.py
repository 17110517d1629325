"""One's own duty: there, or away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.helpdesk import access, queries
from saypro.helpdesk.plan_forms import DAYS, DutyForm, words_of
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.views.settings.shifts import standing, switched


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    access.require_office(request.user)
    form = DutyForm(request.POST or None)
    if request.method == "POST":
        if switched(form, request.user, request.user):
            messages.success(request, _("Saved. Tickets follow it from now on."))
            return redirect("helpdesk:duty")
        return page(request, form, status=422)
    return page(request, form)


def page(request: Request, form: DutyForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    duty = queries.duty_of(request.user, now)
    if not form.is_bound:
        form.initial["is_on"] = "0" if duty.is_on(now) else "1"
    week = [(name, words_of(duty.roster.windows.get(day, ()))) for day, name in enumerate(DAYS)]
    context = {
        "form": form,
        "week": week if duty.roster.windows else [],
        "exceptions": queries.coming_exceptions(request.user, timezone.localdate(now)),
        **standing(request.user, now),
    }
    return render(request, "helpdesk/duty.html", context, status=status)
