"""Where a form at the desk leads back to: the queue it was sent from is in its field `query`."""

from django.http import QueryDict
from django.urls import reverse

from saypro.helpdesk.views.request import Request
from saypro.helpdesk.wanted import Wanted

LONGEST = 600


def wanted_of(request: Request) -> Wanted | None:
    """None where the form names no queue."""
    query = request.POST.get("query", "").removeprefix("?")[:LONGEST]
    return Wanted.read(QueryDict(query)) if query else None


def queue_address(request: Request) -> str:
    wanted = wanted_of(request) or Wanted()
    return reverse("helpdesk:desk") + wanted.query


def ticket_address(request: Request, ref: str) -> str:
    """The thread, with the same queue beside it."""
    wanted = wanted_of(request)
    return reverse("helpdesk:ticket", args=[ref]) + (wanted.query if wanted else "")
