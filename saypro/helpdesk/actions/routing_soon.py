"""Having tickets routed in a moment: many facts at once lead to one look."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

ROUTE = "helpdesk.route"


def route_soon() -> None:
    """In the caller's transaction: a job that begins after it looks at all that waits."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(ROUTE, queueing_lock=ROUTE).defer()
