"""The few statements the postbox runs for every batch, each over arrays, each found by its index alone.

A raw cursor, because Django's writes the parameters into the text of the query. The postbox's connection asks
for generic plans without hash joins: the same short plan then fits a batch of one and a batch of a thousand.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import psycopg
from django.db import connection

TUNING = (
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
    "SET enable_seqscan = off",
    "SET jit = off",
)


class Written(Protocol):
    """What a statement needs of a post."""

    @property
    def sender_id(self) -> int: ...
    @property
    def client_id(self) -> UUID: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Locked:
    """A thread held until the transaction ends; `people` are those who take part, with their part."""

    pk: int
    ref: str
    kind: str
    last_seq: int
    is_solved: bool
    people: dict[int, str]


def lock_threads(refs: Iterable[str]) -> dict[str, Locked]:
    """Lock these threads in the order of their ids, so that two batches never wait for each other.

    Whoever else changes a thread, or who takes part in it, locks it first. The lock reads the newest row.
    """
    rows = run(LOCK_THREADS, list(refs))
    return {
        ref: Locked(pk, ref, kind, last_seq, is_solved, dict(zip(people or (), parts or (), strict=True)))
        for pk, ref, kind, last_seq, is_solved, people, parts in rows
    }


def known(keys: Iterable[tuple[int, UUID]]) -> list[Any]:
    """Those of the (sender, client id) pairs stored already: the sender, then what Posted holds."""
    pairs = list(keys)
    return run(KNOWN, [sender for sender, _client in pairs], [client for _sender, client in pairs])


def blocks_around(people: Collection[int]) -> set[tuple[int, int]]:
    """All (blocker, blocked) pairs with one of these people on either side."""
    return set(run(BLOCKS, list(people), list(people)))


def insert(rows: Sequence[tuple[Locked, int, Written]]) -> dict[tuple[int, int], int]:
    """Insert (thread, number, post) rows; returns the ids by thread and number, of the new ones only."""
    stored = run(
        INSERT,
        [thread.pk for thread, _seq, _post in rows],
        [seq for _thread, seq, _post in rows],
        [post.sender_id for *_number, post in rows],
        [post.client_id for *_number, post in rows],
        [post.body for *_number, post in rows],
    )
    return {(conversation_id, seq): pk for pk, conversation_id, seq in stored}


def advance(
    ends: Mapping[int, tuple[int, int]], said: Mapping[tuple[int, int], int], reopened: Collection[int]
) -> datetime:
    """Move threads to their (last number, by how many) and pointers to what was said; open the solved.

    Returns the transaction's time, which is when its messages were sent.
    """
    rows = run(
        ADVANCE,
        list(ends),
        [seq for seq, _many in ends.values()],
        [many for _seq, many in ends.values()],
        [conversation_id in reopened for conversation_id in ends],
        [conversation_id for conversation_id, _person in said],
        [person_id for _conversation, person_id in said],
        list(said.values()),
    )
    sent_at: datetime = rows[0][0]
    return sent_at


def run(statement: str, *arrays: list[Any]) -> list[Any]:
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, [literal(array) for array in arrays], prepare=True)
        return cursor.fetchall()


def literal(values: list[Any]) -> list[str] | str:
    """An array of numbers or ids as PostgreSQL reads it: psycopg would look at each of them on its own."""
    if values and isinstance(values[0], str):
        return values
    return "{" + ",".join(map(str, values)) + "}"


LOCK_THREADS = """
WITH locked AS MATERIALIZED (
    SELECT id, ref, kind, last_seq, solved_at IS NOT NULL AS is_solved
    FROM conversations_conversation WHERE ref = ANY(%s::text[])
    ORDER BY id FOR NO KEY UPDATE
)
SELECT locked.*, people.ids, people.parts FROM locked
CROSS JOIN LATERAL (
    SELECT array_agg(person_id) AS ids, array_agg(part::text) AS parts
    FROM conversations_participant WHERE conversation_id = locked.id AND left_at IS NULL
) people
"""

KNOWN = """
SELECT message.sender_id, message.id, thread.ref, thread.id, message.client_id, message.seq, message.sent_at
FROM unnest(%s::bigint[], %s::uuid[]) AS asked (sender_id, client_id)
JOIN conversations_message message
    ON message.sender_id = asked.sender_id AND message.client_id = asked.client_id
JOIN conversations_conversation thread ON thread.id = message.conversation_id
"""

BLOCKS = """
SELECT blocker_id, blocked_id FROM conversations_block WHERE blocker_id = ANY(%s::bigint[])
UNION ALL
SELECT blocker_id, blocked_id FROM conversations_block WHERE blocked_id = ANY(%s::bigint[])
"""

INSERT = """
INSERT INTO conversations_message (conversation_id, seq, sender_id, client_id, body, sent_at)
SELECT conversation_id, seq, sender_id, client_id, body, now()
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::uuid[], %s::text[])
    AS post (conversation_id, seq, sender_id, client_id, body)
ON CONFLICT (sender_id, client_id) DO NOTHING
RETURNING id, conversation_id, seq
"""

ADVANCE = """
WITH advanced AS (
    UPDATE conversations_conversation thread
    SET last_seq = moved.seq, revision = thread.revision + moved.many, last_message_at = now(),
        solved_at = CASE WHEN moved.reopened THEN NULL ELSE thread.solved_at END
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bool[]) AS moved (id, seq, many, reopened)
    WHERE thread.id = moved.id
), pointers AS (
    UPDATE conversations_participant mine
    SET read_seq = greatest(mine.read_seq, said.seq), received_seq = greatest(mine.received_seq, said.seq)
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS said (conversation_id, person_id, seq)
    WHERE mine.conversation_id = said.conversation_id AND mine.person_id = said.person_id
)
SELECT now()
"""
