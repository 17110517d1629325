"""Articles that may answer what somebody is about to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saypro.kit.text import clean_text
from saypro.knowledge import queries
from saypro.knowledge.queries.suggesting import LONGEST
from saypro.knowledge.views.throttles import may_search


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Up to three links as a fragment, empty where none fits; for a script, as somebody types."""
    words = clean_text(request.GET.get("q", ""))[:LONGEST]
    found = queries.suggested(words) if words and may_search(request) else []
    return render(request, "knowledge/suggested.html", {"suggested": found})
