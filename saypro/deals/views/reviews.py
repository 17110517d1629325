"""What people say of each other: the list about a person, and one's own word about the other side."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saypro.accounts.access import person_for
from saypro.conversations.access import conversation_for
from saypro.deals import actions, queries
from saypro.deals.forms import ReviewForm
from saypro.deals.models import Review
from saypro.deals.queries import Side
from saypro.deals.reviewing import Reviewing, ReviewRefused
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet
from saypro.kit import slots


@require_safe
def index(request: HttpRequest, handle: str) -> HttpResponse:
    person, at = person_for(request.user, handle), timezone.now()
    asked = request.GET.get("as", "")
    side = Side(asked) if asked in Side.values else Side.ALL
    context = {
        "person": person,
        "side": side,
        "counts": queries.review_counts(person, at).items(),
        "page": queries.reviews_page(person, at, side=side, after=request.GET.get("after", "")),
    }
    return render(request, "deals/reviews.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: Request, ref: str) -> HttpResponse:
    """Both reviews of a thread, with the form as long as one's own can be written."""
    here = queries.reviewing(request.user, conversation_for(request.user, ref))
    if here is None:
        raise Http404
    form = ReviewForm(posted(request), initial=written(here) or {"stars": request.GET.get("stars")})
    if form.is_valid():
        try:
            review = actions.write_review(
                here.conversation, author=request.user, **form.cleaned_data, at=timezone.now()
            )
            slots.hand_over("review.step", {"request": request, "conversation": here.conversation})
            return kept(request, here, review)
        except ReviewRefused as refused:
            form.add_error(None, refused.message)
    return page(request, here, form)


def written(here: Reviewing) -> dict[str, object]:
    return {"stars": here.mine.stars, "text": here.mine.text} if here.mine else {}


def kept(request: Request, here: Reviewing, review: Review) -> HttpResponse:
    """Back to the thread where it has a card that shows what becomes of it, else to the page of both."""
    is_shown = review.is_shown(timezone.now())
    words = _("Both reviews can be read now.") if is_shown else _("Your review is kept.")
    has_card = queries.invitation_of(request.user, here.conversation) is not None
    url = here.conversation.get_absolute_url() if has_card else review.get_absolute_url()
    return done(request, url, words)


def page(request: Request, here: Reviewing, form: ReviewForm) -> HttpResponse:
    at = timezone.now()
    context = {
        "here": here,
        "thread": here.conversation,
        "conversation": here.conversation,
        "listing": here.conversation.listing,
        "other": here.other,
        "form": form,
        "obstacle": here.obstacle(at),
        "shown": [review for review in (here.theirs, here.mine) if review and review.is_shown(at)],
    }
    return sheet(request, "review", context, status=422 if form.is_bound else 200)
