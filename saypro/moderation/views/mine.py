"""One's own reports and what came of them, and what our office decided about oneself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saypro.moderation import access, actions, notices, queries
from saypro.moderation.forms import AppealForm
from saypro.moderation.models import Decision
from saypro.moderation.views.request import Request

SECTION = {"section": "reports"}


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    page = queries.my_reports(request.user, request.GET.get("after", ""))
    decisions = [] if page.is_later else queries.decisions_about(request.user).rows
    context = {
        **SECTION,
        "page": page,
        "reports": [(one, notices.outcome(one.decision) if one.decision else "") for one in page.rows],
        "decisions": [(one, notices.sentence(one)) for one in decisions],
    }
    return render(request, "moderation/mine.html", context)


@require_safe
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    report = access.own_report_for(request.user, ref)
    outcome = notices.outcome(report.decision) if report.decision else ""
    return render(request, "moderation/my_report.html", {**SECTION, "report": report, "outcome": outcome})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: Request, ref: str) -> HttpResponse:
    """A decision about oneself, with the way to appeal."""
    decision = access.own_decision_for(request.user, ref)
    form = AppealForm(request.POST or None)
    if request.method != "POST":
        return decision_page(request, decision, form)
    if not form.is_valid():
        return decision_page(request, decision, form, status=422)
    try:
        thread = actions.appeal(decision, request.user, form.cleaned_data["words"], at=timezone.now())
    except actions.Refused as refused:
        form.add_error(None, refused.sentence)
        return decision_page(request, decision, form, status=422)
    messages.success(request, _("Your appeal is with our office. The answer comes here, in your messages."))
    return redirect(thread)


def decision_page(
    request: Request, decision: Decision, form: AppealForm, *, status: int = 200
) -> HttpResponse:
    context = {
        **SECTION,
        "decision": decision,
        "sentence": notices.sentence(decision),
        "undoing": notices.undoing(decision) if decision.is_undone else "",
        "form": form,
    }
    return render(request, "moderation/standing.html", context, status=status)
