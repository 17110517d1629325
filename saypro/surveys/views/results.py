"""What people answered, for our office."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.accounts.models import User
from saypro.surveys import access, queries, words
from saypro.surveys.models import Side
from saypro.surveys.views.request import Request
from saypro.surveys.wanted import Meant, Mood, Span, Wanted


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    access.require_office(request.user)
    wanted, at = wanted_by(request), timezone.now()
    context = {
        "wanted": wanted,
        "sides": Side.choices,
        "spans": Span.choices,
        "moods": Mood.choices,
        "meanings": Meant.choices,
        "results": queries.results(wanted, at),
        "page": queries.comments_page(wanted, request.user, at, request.GET.get("after", "")),
        "is_lead": access.is_lead(request.user),
        **narrowing(wanted, request.user),
    }
    if not context["page"].is_later:
        context |= details(wanted)
    return render(request, "surveys/results.html", context)


def wanted_by(request: Request) -> Wanted:
    """Scores of single agents are for leads, and for each of their own."""
    wanted = Wanted.read(request.GET)
    if wanted.agent != request.user.handle and not access.is_lead(request.user):
        return replace(wanted, agent="")
    return wanted


def narrowing(wanted: Wanted, person: User) -> dict[str, Any]:
    """The lists of the filters, each value with its words."""
    found = queries.choices(wanted, timezone.now())
    agents = found.agents if access.is_lead(person) else [(person.handle, person.name)]
    return {
        "narrowing": [
            ("category", list(words.categories(wanted.side, found.categories).items()), wanted.category),
            ("segment", [(key, words.segment(key)) for key in found.segments], wanted.segment),
            ("region", [(key, words.region(key)) for key in found.regions], wanted.region),
            ("channel", [(key, words.channel(key)) for key in found.channels], wanted.channel),
            ("team", [(str(key), name) for key, name in found.teams], wanted.team),
            ("agent", agents, wanted.agent),
        ]
    }


def details(wanted: Wanted) -> dict[str, Any]:
    """What stands beside the score: why nobody was asked, and how the two sides differ."""
    at = timezone.now()
    more: dict[str, Any] = {
        "reasons": [(words.reason(key), count) for key, count in queries.reasons(wanted, at)],
    }
    if wanted.side != Side.OFFICE:
        by_category = queries.gaps_by_category(wanted, at)
        names = words.categories(wanted.side, [one.name for one in by_category])
        more["by_category"] = [(names[one.name], one) for one in by_category]
        more["by_segment"] = [(words.segment(one.name), one) for one in queries.gaps_by_segment(wanted, at)]
    return more
