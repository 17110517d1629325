"""Answering what was said of oneself."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.deals import access, actions
from saypro.deals.forms import ReplyForm
from saypro.deals.reviewing import ReviewRefused
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: Request, ref: str) -> HttpResponse:
    review = access.review_about(request.user, ref, timezone.now())
    form = ReplyForm(posted(request))
    if form.is_valid():
        try:
            actions.reply_to_review(review, author=request.user, **form.cleaned_data, at=timezone.now())
            there = reverse("deals:reviews", args=[request.user.handle])
            return done(request, there, _("Your answer stands below the review."))
        except ReviewRefused as refused:
            form.add_error("text", refused.message)
    return sheet(request, "reply", {"review": review, "form": form}, status=422 if form.is_bound else 200)
