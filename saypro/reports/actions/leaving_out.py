"""Counting again what was left out of figures, or is counted from now on."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection

from saypro.helpdesk.models import Ticket
from saypro.knowledge.events import ArticleRead, HelpSearched
from saypro.reports.actions.filling import unsettle
from saypro.reports.actions.measuring import DAY, measure_many
from saypro.reports.models import Interval, Kind
from saypro.surveys.queries import threads_brought_by

DAYS = """
    SELECT DISTINCT (sent_at AT TIME ZONE %s)::date FROM conversations_message
    WHERE conversation_id = ANY(%s) AND kind <> 'card'"""
USED = """
    SELECT DISTINCT (occurred_at AT TIME ZONE %s)::date FROM events_event
    WHERE kind = ANY(%s) AND actor_id = %s"""


def count_person_again(person_id: int) -> None:
    """What they brought to us, wrote as a member or read in the help centre, or was written to them. Safe to
    repeat.
    """
    measure_many(Ticket.objects.filter(member=person_id).values_list("pk", flat=True))
    count_threads_again(threads_brought_by(person_id))
    unsettle(with_next(days_in_help(person_id)))


def count_ticket_again(ticket_id: int) -> None:
    """The ticket, and who wrote in its thread. Safe to repeat."""
    measure_many([ticket_id])
    count_threads_again(Ticket.objects.filter(pk=ticket_id).values_list("conversation", flat=True))


def count_askers_again(ticket_ids: Collection[int]) -> None:
    """Who asked with these tickets, which have become somebody else's. Safe to repeat."""
    first = Interval.objects.filter(ticket__in=ticket_ids, kind=Kind.FIRST)
    unsettle(with_next(set(first.values_list("started_on", flat=True))))


def count_threads_again(threads: Collection[int]) -> None:
    """Who wrote there, and how much. Safe to repeat."""
    unsettle(days_written(threads))


def days_written(threads: Collection[int]) -> set[date]:
    """The office's days on which something was said there."""
    return days_of(DAYS, [settings.TIME_ZONE, list(threads)])


def days_in_help(person_id: int) -> set[date]:
    """The office's days on which they read or searched there."""
    return days_of(USED, [settings.TIME_ZONE, [ArticleRead.kind, HelpSearched.kind], person_id])


def with_next(days: set[date]) -> set[date]:
    """These and the days after them, on which it is known what followed a reading."""
    return days | {day + DAY for day in days}


def days_of(sql: str, given: list[Any]) -> set[date]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {day for (day,) in cursor.fetchall()}
