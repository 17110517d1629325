"""The office's queue of reports, and one of them with everything needed to decide it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.moderation import access, actions, queries
from saypro.moderation.forms import DecisionForm
from saypro.moderation.models import Report
from saypro.moderation.queries import Filters, Show
from saypro.moderation.rules import RULES
from saypro.moderation.views.request import Request

QUEUE = "moderation:reports"


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    filters = filters_of(request.GET)
    context = {
        "filters": filters,
        "page": queries.reports_page(request.user, filters, request.GET.get("after", "")),
        "shows": list(Show),
        "waiting": queries.open_count(request.user),
        "reasons": Report.Reason.choices,
        "kinds": Report.Kind.choices,
        "rules": [(rule.key, rule.name) for rule in RULES],
    }
    return render(request, "moderation/queue.html", context)


def filters_of(asked: QueryDict) -> Filters:
    """What was asked for, as far as it exists."""
    show = asked.get("show", "")
    return Filters(
        show=Show(show) if show in Show.values else Show.OPEN,
        reason=known(asked.get("reason", ""), Report.Reason.values),
        kind=known(asked.get("kind", ""), Report.Kind.values),
        rule=known(asked.get("rule", ""), [rule.key for rule in RULES]),
    )


def known(value: str, values: list[str]) -> str:
    return value if value in values else ""


@require_safe
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    report = access.report_for(request.user, ref)
    return page(request, report, DecisionForm(actions.FIT[report.kind], initial={"span": "7"}))


@require_POST
@login_required
def decide(request: Request, ref: str) -> HttpResponse:
    report = access.report_for(request.user, ref)
    form = DecisionForm(actions.FIT[report.kind], request.POST)
    if not form.is_valid():
        return page(request, report, form, status=422)
    at = timezone.now()
    said = form.cleaned_data
    try:
        actions.decide(
            report,
            verdict=said["verdict"],
            reason=said["reason"],
            until=form.until(at),
            by=request.user,
            at=at,
        )
    except actions.Refused as refused:
        form.add_error(None, refused.sentence)
        return page(request, report, form, status=422)
    messages.success(request, _("Decided. Whoever reported it hears of it, and whoever it touches."))
    return redirect("moderation:office_report", ref)


@require_POST
@login_required
def undo(request: Request, ref: str) -> HttpResponse:
    decision = access.decision_for(request.user, ref)
    report = decision.reports.order_by("pk").first()
    try:
        actions.undo(decision, by=request.user, at=timezone.now())
    except actions.Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request, _("Taken back. What it took away is there again, and the reports are open.")
        )
    return redirect("moderation:office_report", report.ref) if report else redirect(QUEUE)


def page(request: Request, report: Report, form: DecisionForm, *, status: int = 200) -> HttpResponse:
    at = timezone.now()
    history = queries.history_of(report.about, at)
    context = {
        "report": report,
        "said": [dated(one) for one in report.evidence.get("messages", ())],
        "names": {rule.key: rule.name for rule in RULES},
        "fired": [rule.name for rule in RULES if rule.key in report.rules],
        "same": queries.about_same(request.user, report),
        "decisions": queries.decisions_on(request.user, report),
        "history": history,
        "suspended": history.suspended(at),
        "reporter": queries.history_of(report.reporter, at),
        "form": form,
    }
    return render(request, "moderation/office_report.html", context, status=status)


def dated(message: dict[str, Any]) -> dict[str, Any]:
    """The frozen message with its times as times again."""
    return {**message, "at": parse_datetime(message["at"])}
