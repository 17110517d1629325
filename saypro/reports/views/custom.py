"""Reports of one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.conversations.panes import Request
from saypro.reports import access, actions, queries
from saypro.reports.custom import answered
from saypro.reports.files import TYPES, written
from saypro.reports.forms import CustomForm, PeriodForm
from saypro.reports.office_days import day_of
from saypro.reports.queries.rows import RAW
from saypro.reports.reading import read_from_copy
from saypro.reports.refusals import Refused
from saypro.reports.tables import Cell, Table


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """What the address asks, as a page, or with `format` as a file."""
    access.require_office(request.user)
    kind = request.GET.get("format", "")
    if kind and kind not in TYPES:
        raise Http404
    is_lead = access.is_lead(request.user)
    if not request.GET:
        first = {"figure": ["messages", "answered_24h"], "by": "category"}
        return page(request, CustomForm(is_lead=is_lead, initial=first))
    form = CustomForm(request.GET, is_lead=is_lead)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        question = form.question(day_of(timezone.now()))
        table, behind = read_from_copy(lambda: answered(question, timezone.now()))
    except Refused as refused:
        form.add_error(None, str(refused))
        return page(request, form, status=422)
    return file_of([table], kind, "report") if kind else page(request, form, table, behind)


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """Keep the question whose address is sent along."""
    access.require_office(request.user)
    query, name = request.POST.get("query", ""), request.POST.get("name", "")
    try:
        actions.save_report(
            name,
            query,
            is_shared=request.POST.get("shared") == "1",
            schedule=request.POST.get("schedule", ""),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved."))
    return redirect(f"{reverse('reports:custom')}?{QueryDict(query[:1000]).urlencode()}")


@require_POST
@login_required
def destroy(request: Request, ref: str) -> HttpResponse:
    actions.drop_report(access.own_report_for(request.user, ref))
    messages.success(request, _("Removed."))
    return redirect("reports:custom")


@require_safe
@login_required
def stretches(request: Request) -> HttpResponse:
    """What was measured, as it is kept, for a period; `format` is csv where nothing is said."""
    access.require_office(request.user)
    kind, form = request.GET.get("format", "csv"), PeriodForm(request.GET)
    if kind not in TYPES:
        raise Http404
    if not form.is_valid():
        return render(request, "reports/dashboard.html", {"form": form}, status=422)
    period = form.period(day_of(timezone.now()))
    rows, _behind = read_from_copy(lambda: queries.raw_stretches(period, request.user, form.filters))
    cells: list[list[Cell]] = [[plain(value) for value in row] for row in rows]
    return file_of([Table("Stretches", RAW, cells)], kind, "stretches")


def plain(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)


def file_of(tables: list[Table], kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(written(tables, kind), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer


def page(
    request: Request, form: CustomForm, table: Table | None = None, behind: str = "", *, status: int = 200
) -> HttpResponse:
    given = {
        "form": form,
        "table": table,
        "behind": behind,
        "query": request.GET.urlencode(),
        "saved": queries.saved_reports(request.user)[:200],
        "kinds": list(TYPES),
    }
    return render(request, "reports/custom.html", given, status=status)
