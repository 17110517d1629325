"""Week by week."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.conversations.panes import Request
from saypro.reports import access, charts, queries, weekly
from saypro.reports.metrics import METRICS
from saypro.reports.office_days import day_of
from saypro.reports.reading import read_from_copy
from saypro.reports.weekly import Panel


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """Satisfaction and first answers of the last twelve weeks, each kind of member for itself."""
    access.require_office(request.user)
    at = timezone.now()
    groups, behind = read_from_copy(lambda: groups_at(at))
    return render(request, "reports/weeks.html", {"groups": groups, "behind": behind, "weeks": weekly.WEEKS})


def groups_at(at: datetime) -> list[dict[str, Any]]:
    span, goals = weekly.weeks_until(at), queries.goals_on(day_of(at))
    scores = weekly.score_panels(queries.weekly_scores(*span), span, goals)
    answers = weekly.answer_panels(queries.weekly_first_answers(*span, at), span, goals)
    return [
        group("satisfaction", _("Satisfaction by kind of member"), scores),
        group("first_24h", str(METRICS["first_24h"].name), answers),
    ]


def group(key: str, name: str, panels: list[Panel]) -> dict[str, Any]:
    low = weekly.lowest(panels)
    return {"key": key, "name": name, "panels": [(one, charts.panel_chart(one, low)) for one in panels]}
