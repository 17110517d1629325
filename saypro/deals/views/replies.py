"""Answering what was said of oneself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.deals import access, actions
from saypro.deals.forms import ReplyForm
from saypro.deals.models import Review
from saypro.deals.reviewing import ReviewRefused
from saypro.deals.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: Request, ref: str) -> HttpResponse:
    review = access.review_about(request.user, ref, timezone.now())
    if request.method != "POST":
        return page(request, review, ReplyForm())
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return page(request, review, form, status=422)
    try:
        actions.reply_to_review(review, author=request.user, **form.cleaned_data, at=timezone.now())
    except ReviewRefused as refused:
        form.add_error("text", refused.message)
        return page(request, review, form, status=422)
    messages.success(request, _("Your answer stands below the review."))
    return redirect("deals:reviews", request.user.handle)


def page(request: Request, review: Review, form: ReplyForm, *, status: int = 200) -> HttpResponse:
    return render(request, "deals/reply.html", {"review": review, "form": form}, status=status)
