"""How far each person has received and read a thread."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from django.db import connection, transaction

from saypro.realtime import actions as realtime


@dataclass(frozen=True, slots=True)
class Pointer:
    """`person_id` has everything up to `received`, and has seen everything up to `read`, of a thread."""

    conversation: str
    person_id: int
    received: int
    read: int


@transaction.atomic
def move_pointers(batch: Sequence[Pointer]) -> list[None]:
    """Move pointers forward, never back and never past the thread's end. Safe to repeat.

    Who reads what they had put back as unread has read it.
    """
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            STATEMENT,
            (
                [pointer.conversation for pointer in batch],
                [pointer.person_id for pointer in batch],
                [max(pointer.received, pointer.read) for pointer in batch],
                [pointer.read for pointer in batch],
            ),
            prepare=True,
        )
        moved = cursor.fetchall()
    if moved:
        threads = {("thread", thread_id, 0) for thread_id, _person_id in moved}
        realtime.announce(threads | {("inbox", person_id, thread_id) for thread_id, person_id in moved})
    return [None] * len(batch)


STATEMENT = """
WITH wished AS MATERIALIZED (
    SELECT thread.id AS conversation_id, wish.person_id,
        max(wish.received) AS received, max(wish.read) AS read
    FROM unnest(%s::text[], %s::bigint[], %s::bigint[], %s::bigint[]) AS wish (ref, person_id, received, read)
    JOIN conversations_conversation thread ON thread.ref = wish.ref
    GROUP BY thread.id, wish.person_id
), locked AS MATERIALIZED (
    SELECT thread.id, thread.last_seq FROM conversations_conversation thread
    WHERE thread.id IN (SELECT conversation_id FROM wished)
    ORDER BY thread.id FOR NO KEY UPDATE
), moved AS (
    UPDATE conversations_participant mine
    SET received_seq = greatest(mine.received_seq, least(wished.received, locked.last_seq)),
        read_seq = greatest(mine.read_seq, least(wished.read, locked.last_seq)),
        marked_seq = CASE WHEN mine.marked_seq < wished.read THEN NULL ELSE mine.marked_seq END
    FROM wished JOIN locked ON locked.id = wished.conversation_id
    WHERE mine.conversation_id = wished.conversation_id AND mine.person_id = wished.person_id
        AND mine.left_at IS NULL
        AND (mine.received_seq < least(wished.received, locked.last_seq)
            OR mine.read_seq < least(wished.read, locked.last_seq)
            OR mine.marked_seq < wished.read)
    RETURNING mine.conversation_id, mine.person_id
), revised AS (
    UPDATE conversations_conversation thread SET revision = thread.revision + 1
    WHERE thread.id IN (SELECT conversation_id FROM moved)
)
SELECT conversation_id, person_id FROM moved
"""
