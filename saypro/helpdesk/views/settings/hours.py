"""When the office is open, and the days on which it is closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.plan_forms import DAYS, ClosureForm, HoursForm, moment_of, words_of
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """The plans; a POST makes a new one, from a day on."""
    access.require_lead(request.user)
    if request.method != "POST":
        return page(request)
    form, now = HoursForm(request.POST), timezone.now()
    if not form.is_valid():
        return page(request, form=form, status=422)
    try:
        actions.plan_hours(
            form.windows(),
            valid_from=moment_of(form.cleaned_data["since"], now),
            keeps_holidays=form.cleaned_data["keeps_holidays"],
            by=request.user,
            at=now,
        )
    except Refused as refused:
        form.add_error("since", str(refused))
        return page(request, form=form, status=422)
    messages.success(request, _("Saved. Open tickets are measured again."))
    return redirect("helpdesk:hours")


@require_POST
@login_required
def close(request: Request) -> HttpResponse:
    access.require_lead(request.user)
    form = ClosureForm(request.POST)
    if not form.is_valid():
        return page(request, closure_form=form, status=422)
    day, reason = form.cleaned_data["day"], form.cleaned_data["reason"]
    try:
        actions.close_on(day, reason=reason, by=request.user, today=timezone.localdate())
    except Refused as refused:
        form.add_error("day", str(refused))
        return page(request, closure_form=form, status=422)
    return redirect("helpdesk:hours")


@require_POST
@login_required
def reopen(request: Request, pk: int) -> HttpResponse:
    closure = access.closure_for(request.user, pk)
    try:
        actions.open_on(closure, by=request.user, today=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("helpdesk:hours")


def page(
    request: Request,
    *,
    form: HoursForm | None = None,
    closure_form: ClosureForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    plans = [
        (plan, [(DAYS[window.weekday], words_of([window.minutes])) for window in plan.windows.all()])
        for plan in queries.opening_plans()
    ]
    context = {
        "form": form or HoursForm(windows=dict(queries.open_windows(now))),
        "closure_form": closure_form or ClosureForm(),
        "closures": queries.closures(timezone.localdate(now)),
        "plans": plans,
        "now": now,
    }
    return render(request, "helpdesk/settings/hours.html", context, status=status)
