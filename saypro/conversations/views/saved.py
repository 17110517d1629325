"""Filters kept under a name: saving, renaming, ordering, deleting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saypro.conversations import access, actions, queries
from saypro.conversations.actions import NotSaved
from saypro.conversations.filters import known_filters
from saypro.conversations.forms import SavedFilterForm
from saypro.conversations.queries import Subjects
from saypro.conversations.views.lists import filters, lanes
from saypro.conversations.views.request import Request
from saypro.conversations.wanted import Lane, Wanted


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: Request) -> HttpResponse:
    return create(request) if request.method == "POST" else page(request)


def create(request: Request) -> HttpResponse:
    """Keep what the list is narrowed to: `query` is the part of its address behind the question mark."""
    form, wanted = SavedFilterForm(request.POST), asked(request)
    if not wanted.query:
        return page(request, _("Choose a lane or a filter first, then save it."), status=422)
    try:
        saved = actions.save_filter(request.user, name=named(form), query=wanted.query)
    except NotSaved as refused:
        return page(request, str(refused.sentence), status=422)
    messages.success(request, _("Saved as %(name)s.") % {"name": saved.name})
    return redirect(reverse("conversations:inbox") + saved.query)


@require_POST
@login_required
def update(request: Request, pk: int) -> HttpResponse:
    saved = access.saved_filter_for(request.user, pk)
    try:
        actions.rename_filter(saved, named(SavedFilterForm(request.POST)))
    except NotSaved as refused:
        return page(request, str(refused.sentence), wrong=pk, status=422)
    messages.success(request, _("Renamed."))
    return redirect("conversations:saved_filters")


@require_POST
@login_required
def move(request: Request, pk: int) -> HttpResponse:
    """One place up with `step=-1`, down with `step=1`."""
    saved = access.saved_filter_for(request.user, pk)
    actions.move_filter(saved, -1 if request.POST.get("step") == "-1" else 1)
    return redirect("conversations:saved_filters")


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    saved = access.saved_filter_for(request.user, pk)
    actions.delete_filter(saved)
    messages.success(request, render_to_string("conversations/filter_gone.html", {"gone": saved}, request))
    return redirect("conversations:saved_filters")


@require_POST
@login_required
def restore(request: Request) -> HttpResponse:
    """Bring back what was just deleted; the form carries its name, filters and place."""
    place = request.POST.get("position", "0")
    position = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 0
    try:
        name = named(SavedFilterForm(request.POST))
        actions.restore_filter(request.user, name=name, query=asked(request).query, position=position)
    except NotSaved as refused:
        return page(request, str(refused.sentence), status=422)
    messages.success(request, _("Undone."))
    return redirect("conversations:saved_filters")


def asked(request: Request) -> Wanted:
    return Wanted.read(QueryDict(request.POST.get("query", "").removeprefix("?")[:300]))


def named(form: SavedFilterForm) -> str:
    """Raises NotSaved with what is wrong with the name."""
    if not form.is_valid():
        raise NotSaved(str(form.errors["name"][0]))
    return str(form.cleaned_data["name"])


def page(request: Request, error: str = "", *, status: int = 200, wrong: int = 0) -> HttpResponse:
    """Everything about filters: choosing, naming, keeping in order; `wrong` is the one not renamed."""
    wanted = asked(request) if request.method == "POST" else Wanted.read(request.GET)
    subjects = queries.subjects_of(request.user)
    context = {
        "wanted": wanted,
        "lanes": list(lanes(request, wanted)),
        "filters": list(filters(Wanted(shows=wanted.shows))),
        "ads": subjects.ads,
        "categories": subjects.categories,
        "chosen": in_words(wanted, subjects),
        "saved": queries.saved_filters(request.user),
        "error": error,
        "typed": request.POST.get("name", ""),
        "wrong": wrong,
    }
    return render(request, "conversations/saved_filters.html", context, status=status)


def in_words(wanted: Wanted, subjects: Subjects) -> str:
    """What is chosen, as people say it: "Deals · Unread · Trek Marlin 7"."""
    said = [str(wanted.lane.label)] if wanted.lane != Lane.ALL else []
    said += [str(known_filters()[key].label) for key in wanted.shows]
    said += [ad.title for ad in subjects.ads if ad.ref == wanted.ad]
    every = [each for root, leaves in subjects.categories for each in (root, *leaves)]
    said += [each.name for each in every if each.slug == wanted.category]
    return " · ".join(said)
