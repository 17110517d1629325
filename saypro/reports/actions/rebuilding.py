"""Throwing everything away and computing it again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from saypro.helpdesk.models import Ticket
from saypro.reports.actions.filling import fill_due
from saypro.reports.actions.measuring import measure_many
from saypro.reports.models import Interval
from saypro.reports.queries.day_tables import DAY_TABLES
from saypro.surveys.actions import note_left_out

EVERYTHING = ("reports_interval", "reports_fill", *(table.name for table in DAY_TABLES))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    tickets: int
    intervals: int
    days: int


def rebuild(at: datetime) -> Rebuilt:
    """Measure every ticket anew, count every day again, and look again whom figures leave out. Safe to
    repeat; figures are low while it runs.
    """
    with connection.cursor() as cursor:
        for table in EVERYTHING:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608, our own words
    note_left_out()
    tickets = measure_many(Ticket.objects.values_list("pk", flat=True))
    return Rebuilt(tickets, Interval.objects.count(), fill_due(at, at_most=None))
