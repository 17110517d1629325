"""One figure: what it means, and the tickets behind it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.conversations.panes import Request
from saypro.reports import access, queries, words
from saypro.reports.cells import ALL
from saypro.reports.forms import PeriodForm
from saypro.reports.metrics import DECLARED, METRICS, WHO_COUNTS
from saypro.reports.metrics_page import described
from saypro.reports.office_days import day_of
from saypro.reports.reading import read_from_copy


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """All figures and what they mean."""
    access.require_office(request.user)
    return render(request, "reports/figures.html", {"metrics": DECLARED})


@require_safe
@login_required
def show(request: Request, key: str) -> HttpResponse:
    """For the period and the tickets chosen, for one group of categories with `group`."""
    access.require_office(request.user)
    if key not in METRICS:
        raise Http404
    metric, form = METRICS[key], PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, "reports/figure.html", {"metric": metric, "form": form}, status=422)
    at, group = timezone.now(), request.GET.get("group", ALL)
    if group not in (ALL, *words.GROUPS):
        raise Http404
    period, only_missed = form.period(day_of(at)), request.GET.get("missed") == "1"
    figures, behind = read_from_copy(lambda: queries.figures_of(period, at, form.filters))
    now = figures.value(metric.formula, figures.now, group)
    page = queries.rows_behind(
        metric.formula,
        period,
        at,
        request.user,
        filters=form.filters,
        group=group,
        only_missed=only_missed,
        after=request.GET.get("after", ""),
    )
    given = {
        "metric": metric,
        "who_counts": WHO_COUNTS,
        "form": form,
        "period": period,
        "behind": behind,
        "group": words.GROUPS.get(group, ""),
        "value": words.number(now.value, metric.unit),
        "caution": words.caution(now),
        "before": words.number(figures.value(metric.formula, figures.before, group).value, metric.unit),
        "formula": described(metric.formula),
        "page": page,
        "only_missed": only_missed,
        "is_share": now.is_share,
    }
    return render(request, "reports/figure.html", given)
