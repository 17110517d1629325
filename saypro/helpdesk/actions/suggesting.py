"""Keeping the first words of tickets, and our best answer to each."""

from django.db import connection
from django.db.backends.utils import CursorWrapper

MOST = 2000


def keep_first_words(ticket_id: int) -> None:
    """Keep what opened the ticket for the search. Safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [[ticket_id]])


def keep_answer(conversation_id: int) -> None:
    """Keep our longest answer in the thread's solved tickets; none where one is open. Safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWER, [conversation_id])


def keep_missing_words() -> int:
    """Do both for tickets that were there before; returns how many. Safe to repeat, and to stop."""
    count = 0
    with connection.cursor() as cursor:
        while ids := missing(cursor):
            cursor.execute(KEEP, [[pk for pk, _thread in ids]])
            for _pk, thread in ids:
                cursor.execute(ANSWER, [thread])
            count += len(ids)
    return count


def missing(cursor: CursorWrapper) -> list[tuple[int, int]]:
    cursor.execute(MISSING, [MOST])
    return [(pk, thread) for pk, thread in cursor.fetchall()]


# A ticket whose words are gone keeps an empty row, so that it is not looked for again. What two members say
# in a deal, and what we say to both of them, is suggested to nobody: such a ticket has an empty row, too.
KEEP = """
INSERT INTO helpdesk_ticketwords (ticket_id, words)
SELECT ticket.id, coalesce(
    to_tsvector('public.conversations_english'::regconfig, left(opening.body, 2000)), ''::tsvector)
FROM helpdesk_ticket ticket
LEFT JOIN LATERAL (
    SELECT message.body FROM helpdesk_ticketstep step
    JOIN conversations_message message ON message.id = step.message_id
    WHERE step.ticket_id = ticket.id AND step.what = 'asked' AND ticket.channel <> 'deal'
        AND message.deleted_at IS NULL AND message.kind <> 'undone'
    ORDER BY step.at, step.id LIMIT 1
) opening ON true
WHERE ticket.id = ANY(%s::bigint[])
ORDER BY ticket.id
ON CONFLICT (ticket_id) DO UPDATE SET words = excluded.words
"""

ANSWER = """
UPDATE helpdesk_ticketwords kept SET answer_id = (
    SELECT message.id FROM helpdesk_ticketstep step
    JOIN conversations_message message ON message.id = step.message_id
    WHERE step.ticket_id = ticket.id AND step.what = 'answered' AND ticket.channel <> 'deal'
        AND thread.solved_at IS NOT NULL AND ticket.merged_into_id IS NULL
        AND message.deleted_at IS NULL AND message.kind = 'text'
    ORDER BY length(message.body) DESC, message.id LIMIT 1
)
FROM helpdesk_ticket ticket
JOIN conversations_conversation thread ON thread.id = ticket.conversation_id
WHERE ticket.id = kept.ticket_id AND ticket.conversation_id = %s
"""

MISSING = """
SELECT ticket.id, ticket.conversation_id FROM helpdesk_ticket ticket
LEFT JOIN helpdesk_ticketwords kept ON kept.ticket_id = ticket.id
WHERE kept.ticket_id IS NULL ORDER BY ticket.id LIMIT %s
"""
