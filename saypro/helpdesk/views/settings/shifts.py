"""When each agent is there: the week, the days that differ, and the switch for who forgot it."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.accounts.models import User
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.plan_forms import DayPlanForm, DutyForm, WeekForm
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_lead(request.user)
    context = {"colleagues": queries.colleagues_on(timezone.now())}
    return render(request, "helpdesk/settings/shifts.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, handle: str) -> HttpResponse:
    """The week of one agent."""
    agent = access.colleague_for(request.user, handle)
    if request.method != "POST":
        return page(request, agent)
    form = WeekForm(request.POST)
    if not form.is_valid():
        return page(request, agent, form=form, status=422)
    actions.plan_shifts(agent, form.windows(), by=request.user)
    messages.success(request, _("Saved. The shifts hold from now on."))
    return redirect("helpdesk:agent_shifts", handle)


@require_POST
@login_required
def day(request: Request, handle: str) -> HttpResponse:
    """One day that differs; with `drop`, like any other again."""
    agent = access.colleague_for(request.user, handle)
    form = DayPlanForm(request.POST)
    if not form.is_valid():
        return page(request, agent, day_form=form, status=422)
    day_on, times = form.cleaned_data["day"], form.cleaned_data["times"]
    if "drop" in request.POST:
        actions.drop_day(agent, day_on, by=request.user)
    else:
        actions.plan_day(agent, day_on, times[0] if times else None, by=request.user)
    return redirect("helpdesk:agent_shifts", handle)


@require_POST
@login_required
def duty(request: Request, handle: str) -> HttpResponse:
    """Switch a colleague there, or away."""
    agent = access.colleague_for(request.user, handle)
    form = DutyForm(request.POST)
    if not switched(form, agent, request.user):
        return page(request, agent, duty_form=form, status=422)
    return redirect("helpdesk:agent_shifts", handle)


def switched(form: DutyForm, agent: User, by: User) -> bool:
    """False where something is wrong; the form says what."""
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        actions.switch_duty(agent, is_on=given["is_on"], until=given["until"], by=by, at=timezone.now())
    except Refused as refused:
        form.add_error("until", str(refused))
        return False
    return True


def page(
    request: Request,
    agent: User,
    *,
    form: WeekForm | None = None,
    day_form: DayPlanForm | None = None,
    duty_form: DutyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    duty = queries.duty_of(agent, now)
    context = {
        "agent": agent,
        "form": form or WeekForm(windows=dict(duty.roster.windows)),
        "day_form": day_form or DayPlanForm(),
        "duty_form": duty_form or DutyForm(initial={"is_on": "0" if duty.is_on(now) else "1"}),
        "exceptions": queries.coming_exceptions(agent, timezone.localdate(now)),
        **standing(agent, now),
    }
    return render(request, "helpdesk/settings/agent.html", context, status=status)


def standing(agent: User, now: datetime) -> dict[str, object]:
    """Whether they are there, and until when that is switched."""
    duty = queries.duty_of(agent, now)
    is_switched = duty.switch is not None and duty.switch.holds(duty.roster, now)
    return {
        "is_there": duty.is_on(now),
        "is_switched": is_switched,
        "until": duty.switch.ends_at(duty.roster) if duty.switch and is_switched else None,
        "next_on": None if duty.is_on(now) else duty.next_on(now),
    }
