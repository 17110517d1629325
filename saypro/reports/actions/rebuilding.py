"""Throwing everything away and computing it again."""

from dataclasses import dataclass
from datetime import datetime

from saypro.helpdesk.models import Ticket
from saypro.reports.actions.filling import fill_due
from saypro.reports.actions.measuring import measure_many
from saypro.reports.models import Activity, Day, Fill, Interval


@dataclass(frozen=True, slots=True)
class Rebuilt:
    tickets: int
    intervals: int
    days: int


def rebuild(at: datetime) -> Rebuilt:
    """Measure every ticket anew and count every day again. Safe to repeat; figures are low while it runs."""
    for table in (Fill, Day, Activity, Interval):
        table.objects.all().delete()
    tickets = measure_many(Ticket.objects.values_list("pk", flat=True))
    return Rebuilt(tickets, Interval.objects.count(), fill_due(at))
