"""Low scores that our office follows up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saypro.surveys import access, actions, queries
from saypro.surveys.forms import FilingForm, OutcomeForm
from saypro.surveys.models import Case
from saypro.surveys.views.request import Request
from saypro.surveys.wanted import Wanted

SHOWS = ("open", "mine", "closed")


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    asked, at = request.GET.get("show", ""), timezone.now()
    show = asked if asked in SHOWS else "open"
    since, until = Wanted().bounds(at)
    context = {
        "show": show,
        "at": at,
        "page": queries.cases_page(request.user, show, request.GET.get("after", "")),
        "followed": queries.followed_up(since, until, at),
    }
    return render(request, "surveys/cases.html", context)


@require_safe
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    return page(request, access.case_for(request.user, ref))


@require_POST
@login_required
def take(request: Request, ref: str) -> HttpResponse:
    case = access.case_for(request.user, ref)
    actions.take_case(case, by=request.user, at=timezone.now())
    return redirect(case)


@require_POST
@login_required
def file(request: Request, ref: str) -> HttpResponse:
    case, form = access.case_for(request.user, ref), FilingForm(request.POST)
    if not form.is_valid():
        return page(request, case, filing=form)
    actions.file_case(case, form.cleaned_data["theme"], by=request.user, at=timezone.now())
    messages.success(request, _("Filed. Whoever raised it hears when we have done something about it."))
    return redirect(case)


@require_POST
@login_required
def close(request: Request, ref: str) -> HttpResponse:
    case, form = access.case_for(request.user, ref), OutcomeForm(request.POST)
    if not form.is_valid():
        return page(request, case, outcome=form)
    said = form.cleaned_data
    actions.close_case(case, said["outcome"], said["note"], by=request.user, at=timezone.now())
    messages.success(request, _("Closed."))
    return redirect(case)


def page(
    request: Request, case: Case, *, filing: Form | None = None, outcome: Form | None = None
) -> HttpResponse:
    context = {
        "case": case,
        "survey": case.survey,
        "history": case.survey.answers.order_by("pk")[:20],
        "themes": queries.themes_raised_in(case.survey),
        "filing": filing or FilingForm(),
        "outcome": outcome or OutcomeForm(),
        "at": timezone.now(),
    }
    return render(request, "surveys/case.html", context, status=422 if filing or outcome else 200)
