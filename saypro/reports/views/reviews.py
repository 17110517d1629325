"""The monthly review."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.conversations.panes import Request
from saypro.reports import access, actions, queries
from saypro.reports.beside import besides
from saypro.reports.office_days import day_of
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.plan_forms import ItemForm
from saypro.reports.refusals import Refused


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """All reviews; this month and the last one can be begun."""
    access.require_office(request.user)
    found = [(period_of(Length.MONTH, one.since), one) for one in queries.reviews()]
    this = period_of(Length.MONTH, day_of(timezone.now()))
    begun = {period for period, _one in found}
    given = {
        "found": found,
        "waiting": [period for period in (this, this.before) if period not in begun],
    }
    return render(request, "reports/reviews.html", given)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, month: str) -> HttpResponse:
    """A month's points with its figures beside them; a lead's POST begins it."""
    period = access.period_for(request.user, month, Length.MONTH)
    if request.method == "POST":
        access.require_lead(request.user)
        try:
            actions.begin_review(period.since, by=request.user, at=timezone.now())
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("reports:review", month)
    return page(request, period, ItemForm())


@require_POST
@login_required
def create(request: Request, month: str) -> HttpResponse:
    """One more point."""
    review, form = access.review_for(request.user, month), ItemForm(request.POST)
    if form.is_valid():
        try:
            actions.add_item(review, form.cleaned_data["text"], form.cleaned_data["metric"], by=request.user)
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            return redirect("reports:review", month)
    return page(request, period_of(Length.MONTH, review.since), form, status=422)


@require_POST
@login_required
def update(request: Request, pk: int) -> HttpResponse:
    """Keep the note; with `done` also tick the point, or take the tick away where it is "0"."""
    item = access.item_for(request.user, pk)
    done = request.POST.get("done", "1" if item.done_at else "0") == "1"
    try:
        actions.note_item(
            item, request.POST.get("note", item.note), is_done=done, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(f"{review_url(item.review.since)}#item-{item.pk}")


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    item = access.item_for(request.user, pk)
    actions.drop_item(item, by=request.user)
    messages.success(request, _("Removed from this month on."))
    return redirect(review_url(item.review.since))


def review_url(since: date) -> str:
    return reverse("reports:review", args=[period_of(Length.MONTH, since).slug])


def page(request: Request, period: Period, form: ItemForm, *, status: int = 200) -> HttpResponse:
    at = timezone.now()
    items = list(queries.items_of(period.since))
    figures = queries.figures_of(period, at)
    goals = queries.goals_on(min(day_of(at), period.last_day))
    beside = besides(figures, goals, {item.metric for item in items})
    given = {
        "period": period,
        "form": form,
        "items": [(item, beside.get(item.metric)) for item in items],
        "done": sum(item.done_at is not None for item in items),
        "is_lead": access.is_lead(request.user),
        "is_begun": queries.is_begun(period.since),
        "is_to_come": period.since > day_of(at),
    }
    return render(request, "reports/review.html", given, status=status)
