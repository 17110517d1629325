"""Searching one's own messages and people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saypro.conversations.views.found import search_pane
from saypro.conversations.views.request import Request
from saypro.conversations.views.words import words


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    found = search_pane(request)
    context = {"pane": "list", "words": words(), "search": found}
    return render(request, "conversations/inbox.html", context, status=found.status)
