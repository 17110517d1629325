"""Answering a survey: signed in by its own page, or without signing in by a signed link.

Programs that look through mails follow links, so only a POST saves anything, whatever the address says.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from saypro.kit import throttle
from saypro.surveys import access, actions
from saypro.surveys.forms import AnswerForm
from saypro.surveys.models import Survey
from saypro.surveys.panes import card
from saypro.surveys.views.request import Request

MOST_AN_HOUR = 30
"""Every answer is kept: who changes their mind more often than that is a program."""


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, ref: str) -> HttpResponse:
    survey = access.survey_for(request.user, ref)
    if request.method == "GET":
        actions.note_shown(survey, timezone.now())
    return page(request, survey, reverse("surveys:survey", args=[ref]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The same without signing in: the link is the secret."""
    return page(request, access.survey_by_link(token), reverse("surveys:link", args=[token]))


@require_POST
@login_required
def dismiss(request: Request, ref: str) -> HttpResponse:
    survey = access.survey_for(request.user, ref)
    actions.dismiss(survey, timezone.now())
    return redirect(survey.conversation)


def page(request: HttpRequest, survey: Survey, address: str) -> HttpResponse:
    if request.method != "POST":
        return drawn(request, survey, address)
    if throttle.allow(f"survey:{survey.pk}", MOST_AN_HOUR, 3600) is not None:
        return render(request, "429.html", status=429)
    form = AnswerForm(survey, request.POST)
    if not form.is_valid():
        return drawn(request, survey, address, faults=faults_of(form))
    try:
        actions.answer(survey, form.said, at=timezone.now())
    except actions.Refused as refused:
        return drawn(request, survey, address, faults=[refused.sentence])
    language = request.GET.get("lang", "")
    return redirect(address + (f"?lang={language}" if language in survey.version.words else ""))


def faults_of(form: AnswerForm) -> list[str]:
    return list(dict.fromkeys(str(fault) for faults in form.errors.values() for fault in faults))


def drawn(
    request: HttpRequest, survey: Survey, address: str, faults: list[str] | None = None
) -> HttpResponse:
    at, asked = timezone.now(), request.GET.get("score", "")
    hint = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else None
    context = {
        **card(survey, action=address, at=at, language=request.GET.get("lang", ""), hint=hint),
        "faults": faults or [],
        "is_page": True,
        "is_mine": request.user.pk == survey.person_id,
    }
    return render(request, "surveys/survey.html", context, status=422 if faults else 200)
