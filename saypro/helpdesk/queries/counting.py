"""How many tickets each queue of the office holds: all of them counted in one statement."""

from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from saypro.accounts.models import User
from saypro.helpdesk.privacy import hidden_from
from saypro.helpdesk.queries.queues import SOON, midnight
from saypro.helpdesk.wanted import Queue

COUNTED = 300  # a queue's number is bounded work: beyond this the page says "300+"


def queue_counts(agent: User, at: datetime) -> dict[Queue, int]:
    """By queue, counted up to `COUNTED`."""
    hidden, hidden_values = hidden_threads(agent)
    given: dict[str, Any] = {"agent": agent.pk, "soon": at + SOON, "midnight": midnight(at), "most": COUNTED}
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(hidden=hidden), {**given, **hidden_values})
        return dict(zip(IN_QUEUE, cursor.fetchone(), strict=True))


def hidden_threads(agent: User) -> tuple[str, dict[str, Any]]:
    """The statement that finds them and its values, by name; for leads one that finds nothing."""
    try:
        statement, values = hidden_from(agent).query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::bigint WHERE false", {}
    names = [f"hidden_{place}" for place in range(len(values))]
    named = statement % tuple(f"%({name})s" for name in names)
    return named, dict(zip(names, values, strict=True))


OPEN = "ticket.state <> 'solved'"
TICKETS = """(SELECT count(*) FROM (
    SELECT FROM helpdesk_ticket ticket
    JOIN conversations_conversation thread ON thread.id = ticket.conversation_id
    WHERE {condition} AND thread.last_seq > thread.emptied_seq
        AND NOT (SELECT threads FROM hidden) @> ticket.conversation_id
    LIMIT %(most)s) counted)"""
THREADS = """(SELECT count(*) FROM (
    SELECT FROM conversations_conversation thread
    CROSS JOIN LATERAL (
        SELECT FROM helpdesk_ticket ticket
        WHERE ticket.conversation_id = thread.id AND ticket.state <> 'solved' LIMIT 1
    ) its_ticket
    WHERE (thread.kind = 'support' OR thread.office_since IS NOT NULL) AND thread.solved_at IS NULL
        AND {condition}
        AND thread.last_seq > thread.emptied_seq AND NOT (SELECT threads FROM hidden) @> thread.id
    LIMIT %(most)s) counted)"""
IN_QUEUE = {
    Queue.MINE: THREADS.format(condition="thread.assignee_id = %(agent)s"),
    Queue.UNASSIGNED: THREADS.format(condition="thread.assignee_id IS NULL"),
    Queue.BREACHING: TICKETS.format(condition=f"{OPEN} AND ticket.breaks_at <= %(soon)s"),
    Queue.ESCALATED: TICKETS.format(condition=f"{OPEN} AND ticket.escalation > 0"),
    Queue.MENTIONS: TICKETS.format(
        condition="ticket.id IN (SELECT note.ticket_id FROM helpdesk_mention named"
        " JOIN helpdesk_note note ON note.id = named.note_id"
        " WHERE named.agent_id = %(agent)s AND named.seen_at IS NULL) AND ticket.spam_at IS NULL"
    ),
    Queue.WAITING: TICKETS.format(condition="ticket.state IN ('waiting', 'snoozed')"),
    Queue.SOLVED: TICKETS.format(
        condition="ticket.state = 'solved' AND ticket.merged_into_id IS NULL AND ticket.spam_at IS NULL"
        " AND ticket.solved_at >= %(midnight)s"
    ),
    Queue.ALL: TICKETS.format(condition=OPEN),
    Queue.SPAM: TICKETS.format(condition="ticket.spam_at IS NOT NULL"),
}
"""What `queues.queued` says, once more: a test holds each number against the rows of its queue."""

# A set of ranges is looked into by halves, where a hashed list costs each queue a table of its own.
HIDDEN = """WITH hidden (threads) AS MATERIALIZED (
    SELECT coalesce(range_agg(int8range(thread, thread, '[]')), '{{}}') FROM ({hidden}) secret (thread)
) SELECT """
COUNTS = HIDDEN + ", ".join(IN_QUEUE.values())
