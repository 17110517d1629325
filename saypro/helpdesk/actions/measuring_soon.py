"""Measuring open tickets again after a plan has changed."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from saypro.helpdesk.actions.steps import locked, measure
from saypro.helpdesk.models import Ticket

MEASURE = "helpdesk.measure_open"
BATCH = 200


def measure_open_soon() -> None:
    """In the caller's transaction; many changes at once lead to one measuring."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(MEASURE, queueing_lock=MEASURE).defer()


def measure_open() -> int:
    """Each open ticket in a transaction of its own, so that nobody waits for long; returns how many."""
    count, after = 0, 0
    open_ones = Ticket.objects.exclude(state=Ticket.State.SOLVED).order_by("pk")
    while batch := list(open_ones.filter(pk__gt=after)[:BATCH]):
        for ticket in batch:
            measure_one(ticket)
        count, after = count + len(batch), batch[-1].pk
    return count


@transaction.atomic
def measure_one(ticket: Ticket) -> None:
    measure(locked(ticket))
