"""Telling our office about a message, a member, an ad or a review."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.moderation import access, actions
from saypro.moderation.forms import ReportForm
from saypro.moderation.things import Thing
from saypro.moderation.views.request import Request

reporting = require_http_methods(["GET", "HEAD", "POST"])


@reporting
@login_required
def message(request: Request, ref: str, seq: int) -> HttpResponse:
    return report(request, access.message_to_report_for(request.user, ref, seq))


@reporting
@login_required
def person(request: Request, handle: str) -> HttpResponse:
    """With `thread`, what was said there last is kept beside the report."""
    return report(request, access.person_to_report_for(request.user, handle, request.GET.get("thread", "")))


@reporting
@login_required
def listing(request: Request, ref: str) -> HttpResponse:
    return report(request, access.listing_to_report_for(request.user, ref))


@reporting
@login_required
def review(request: Request, ref: str) -> HttpResponse:
    return report(request, access.review_to_report_for(request.user, ref))


def report(request: Request, thing: Thing) -> HttpResponse:
    if request.method == "POST":
        return create(request, thing)
    if earlier := actions.open_report(thing, request.user):
        messages.info(request, _("You have reported this already. Our office is looking at it."))
        return redirect(earlier)
    return page(request, thing, ReportForm(thing, initial={"reason": request.GET.get("reason", "")}))


def create(request: Request, thing: Thing) -> HttpResponse:
    form = ReportForm(thing, request.POST)
    if not form.is_valid():
        return page(request, thing, form, status=422)
    said = form.cleaned_data
    try:
        made = actions.make_report(
            thing,
            request.user,
            reason=said["reason"],
            words=said["words"],
            block=said["block"],
            at=timezone.now(),
        )
    except actions.Refused as refused:
        form.add_error(None, refused.sentence)
        return page(request, thing, form, status=422)
    messages.success(request, _("Thank you. Our office looks at it, and you hear what came of it."))
    return redirect(made)


def page(request: Request, thing: Thing, form: ReportForm, *, status: int = 200) -> HttpResponse:
    return render(request, "moderation/report.html", {"thing": thing, "form": form}, status=status)
