"""What we promise, and from when on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.actions import Promised
from saypro.helpdesk.models import Category, Priority
from saypro.helpdesk.plan_forms import BASES, CLOCKS, PromiseForm, moment_of
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request

HOUR_S = 3600


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """What is in force and what is to come; a POST promises something from a day on."""
    access.require_lead(request.user)
    if request.method != "POST":
        return page(request, PromiseForm())
    form, now = PromiseForm(request.POST), timezone.now()
    if not form.is_valid():
        return page(request, form, status=422)
    given = form.cleaned_data
    wanted = Promised(
        given["clock"],
        given["category"],
        given["priority"],
        given["target_h"] * HOUR_S,
        given["breach_h"] * HOUR_S,
        given["basis"],
        moment_of(given["since"], now),
    )
    try:
        actions.promise(wanted, by=request.user, at=now)
    except Refused as refused:
        form.add_error("since", str(refused))
        return page(request, form, status=422)
    messages.success(request, _("Saved. Open tickets are measured again."))
    return redirect("helpdesk:promises")


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    row = access.promise_for(request.user, pk)
    try:
        actions.drop_promise(row, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("helpdesk:promises")


def page(request: Request, form: PromiseForm, status: int = 200) -> HttpResponse:
    clocks, bases = dict(CLOCKS), dict(BASES)
    names = dict([*Category.choices, *Priority.choices])
    rows = [
        {
            "clock": clocks[one.promise.clock.value],
            "category": names.get(one.promise.category, ""),
            "priority": names.get(one.promise.priority, ""),
            "target_h": int(one.promise.target_s // HOUR_S),
            "breach_h": int(one.promise.breach_s // HOUR_S),
            "basis": bases[one.promise.basis.value],
            "standing": one,
        }
        for one in queries.standing_promises(timezone.now())
    ]
    return render(request, "helpdesk/settings/promises.html", {"form": form, "rows": rows}, status=status)
