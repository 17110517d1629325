"""What we aim at."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.conversations.panes import Request
from saypro.reports import access, actions, queries, words
from saypro.reports.forms import LENGTHS, TargetForm
from saypro.reports.goals import Goal
from saypro.reports.office_days import day_of
from saypro.reports.refusals import Refused
from saypro.reports.scopes import TITLES

EACH = dict(LENGTHS)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """All targets in force; a POST sets one."""
    access.require_lead(request.user)
    if request.method != "POST":
        return page(request, TargetForm())
    form, at = TargetForm(request.POST), timezone.now()
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        actions.set_target(form.aim(day_of(at)), by=request.user, owner=request.user, at=at)
    except Refused as refused:
        form.add_error("goal", str(refused))
        return page(request, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("reports:targets")


@require_POST
@login_required
def destroy(request: Request) -> HttpResponse:
    """Aim at nothing there any more."""
    access.require_lead(request.user)
    wanted = tuple(request.POST.get(name, "") for name in ("metric", "length", "scope", "of"))
    at = timezone.now()
    found = next((goal for goal in queries.goals_on(day_of(at)) if goal.subject == wanted), None)
    if found:
        actions.drop_target(found, by=request.user, at=at)
        messages.success(request, _("Removed from today on."))
    else:
        messages.error(request, _("There is no such target any more."))
    return redirect("reports:targets")


def page(request: Request, form: TargetForm, *, status: int = 200) -> HttpResponse:
    goals = queries.goals_on(day_of(timezone.now()))
    groups = [
        (scope, title, [described(goal) for goal in goals if goal.scope == scope])
        for scope, title in TITLES.items()
    ]
    return render(request, "reports/targets.html", {"form": form, "groups": groups}, status=status)


def described(goal: Goal) -> dict[str, object]:
    return {
        "goal": goal,
        "said": words.goal_words(goal),
        "whose": words.whose(goal),
        "each": EACH[goal.length],
    }
