"""Searching the office's tickets and what was said in them."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saypro.conversations.panes import Group, office_search_pane
from saypro.helpdesk import access, queries
from saypro.helpdesk.views.request import Request
from saypro.helpdesk.wanted import is_too_short


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """All support threads, and nothing else."""
    access.require_office(request.user)
    found = office_search_pane(request, groups)
    is_first = not (found.error or request.GET.get("before"))
    tickets = queries.tickets_called(request.user, found.words) if is_first else []
    context = {"search": found, "tickets": tickets, "is_too_short": found.words and is_too_short(found.words)}
    return render(request, "helpdesk/search.html", context, status=found.status)


def groups(ids: Iterable[int]) -> dict[int, Group]:
    threads = queries.office_threads(list(ids))
    return {thread.conversation.pk: Group([], ticket=thread) for thread in threads}
