"""Counting again what was left out of figures, or is counted from now on."""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db import connection

from saypro.helpdesk.models import Ticket
from saypro.reports.actions.filling import unsettle
from saypro.reports.actions.measuring import measure_many
from saypro.surveys.queries import threads_brought_by

DAYS = """
    SELECT DISTINCT (sent_at AT TIME ZONE %s)::date FROM conversations_message
    WHERE conversation_id = ANY(%s) AND kind <> 'card'"""


def count_person_again(person_id: int) -> None:
    """What they brought to us and wrote as a member, or was written to them. Safe to repeat."""
    measure_many(Ticket.objects.filter(member=person_id).values_list("pk", flat=True))
    count_threads_again(threads_brought_by(person_id))


def count_ticket_again(ticket_id: int) -> None:
    """The ticket, and who wrote in its thread. Safe to repeat."""
    measure_many([ticket_id])
    count_threads_again(Ticket.objects.filter(pk=ticket_id).values_list("conversation", flat=True))


def count_threads_again(threads: Collection[int]) -> None:
    """Who wrote there, and how much. Safe to repeat."""
    unsettle(days_written(threads))


def days_written(threads: Collection[int]) -> set[date]:
    """The office's days on which something was said there."""
    with connection.cursor() as cursor:
        cursor.execute(DAYS, [settings.TIME_ZONE, list(threads)])
        return {day for (day,) in cursor.fetchall()}
