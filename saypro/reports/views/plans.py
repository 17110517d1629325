"""The plan of a quarter."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.conversations.panes import Request
from saypro.kit.typesetting import NotSet
from saypro.reports import access, actions, queries
from saypro.reports.beside import Beside, besides
from saypro.reports.files import TYPES
from saypro.reports.models import Part, PlanLine
from saypro.reports.office_days import day_of
from saypro.reports.paper import on_paper
from saypro.reports.periods import Length, Period, month_after, period_of
from saypro.reports.plan_forms import LineForm, told
from saypro.reports.plan_tables import plan_tables
from saypro.reports.refusals import Refused
from saypro.reports.views.custom import file_of


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """All plans; this quarter and the next can be planned."""
    access.require_office(request.user)
    found = [(period_of(Length.QUARTER, one.since), one) for one in queries.plans()]
    this = period_of(Length.QUARTER, day_of(timezone.now()))
    made = {period for period, _one in found}
    waiting = [period for period in (this, this.next) if period not in made]
    return render(request, "reports/plans.html", {"found": found, "waiting": waiting})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, quarter: str) -> HttpResponse:
    """Its three months; with `format` as a file. A lead's POST makes it."""
    period, kind = access.period_for(request.user, quarter, Length.QUARTER), request.GET.get("format", "")
    if request.method == "POST":
        return made(request, period)
    if kind:
        return as_file(period, kind)
    return page(request, period, LineForm())


def made(request: Request, period: Period) -> HttpResponse:
    access.require_lead(request.user)
    takes_targets = request.POST.get("targets") == "1"
    try:
        actions.make_plan(period.since, takes_targets=takes_targets, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("reports:plan", period.slug)


def as_file(period: Period, kind: str) -> HttpResponse:
    lines = list(queries.lines_of(period.since))
    if not lines or kind not in ("pdf", *TYPES):
        raise Http404
    tables, name = plan_tables(lines), f"plan-{period.slug}"
    if kind != "pdf":
        return file_of(tables, kind, name)
    title = _("Plan: {period}").format(period=period.name)
    try:
        paper = on_paper(title, {"tables": [asdict(table) for table in tables]})
    except NotSet:
        return HttpResponse(_("The plan could not be set on paper. Please try again later."), status=503)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@require_POST
@login_required
def create(request: Request, quarter: str) -> HttpResponse:
    """One more line."""
    plan, form = access.plan_for(request.user, quarter), LineForm(request.POST)
    if form.is_valid():
        try:
            actions.add_line(plan, form.line, by=request.user)
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            return redirect("reports:plan", quarter)
    return page(request, period_of(Length.QUARTER, plan.since), form, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """A line; a POST changes it."""
    row = access.line_for(request.user, pk)
    period = period_of(Length.QUARTER, row.plan.since)
    form = LineForm(request.POST if request.method == "POST" else None, initial=told(row))
    if request.method == "POST" and form.is_valid():
        actions.change_line(row, form.line, by=request.user)
        return redirect("reports:plan", period.slug)
    status = 422 if form.errors else 200
    return render(
        request, "reports/plan_line.html", {"row": row, "period": period, "form": form}, status=status
    )


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    row = access.line_for(request.user, pk)
    actions.drop_line(row, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("reports:plan", period_of(Length.QUARTER, row.plan.since).slug)


def page(request: Request, period: Period, form: LineForm, *, status: int = 200) -> HttpResponse:
    at, lines = timezone.now(), list(queries.lines_of(period.since))
    figures, goals = queries.figures_of(period, at), queries.goals_on(min(day_of(at), period.last_day))
    given = {
        "period": period,
        "form": form,
        "parts": parts(period, lines, besides(figures, goals, {line.metric for line in lines})),
        "is_made": queries.is_planned(period.since),
        "is_lead": access.is_lead(request.user),
        "kinds": ["pdf", *TYPES],
    }
    return render(request, "reports/plan.html", given, status=status)


def parts(period: Period, lines: list[PlanLine], beside: dict[str, Beside]) -> list[dict[str, Any]]:
    """Each month of the quarter and its end, with what is planned for it."""
    found = []
    for part in Part:
        mine = [(line, beside.get(line.metric)) for line in lines if line.part == part]
        meant = [line for line, _beside in mine if line.state != PlanLine.State.DROPPED]
        found.append(
            {
                "label": part.label,
                "month": period_of(Length.MONTH, month_after(period.since, part - 1))
                if part < Part.END
                else None,
                "goals": [pair for pair in mine if pair[0].is_goal],
                "steps": [pair for pair in mine if not pair[0].is_goal],
                "done": sum(line.state == PlanLine.State.DONE for line in meant),
                "all": len(meant),
            }
        )
    return found
