"""Storing messages: always a batch, a single message being a batch of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg
from django.db import connection, transaction

from saypro.conversations.events import ConversationReopened, MessagesPosted
from saypro.conversations.refusals import Refused
from saypro.events import actions as events
from saypro.realtime import actions as realtime

TRIES = 5


@dataclass(frozen=True, slots=True)
class Post:
    """Something a person wants to say; `body` has passed `bodies.clean_body`."""

    conversation: str
    sender_id: int
    client_id: UUID
    body: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A stored message: its number in the thread and when."""

    message_id: int
    conversation: str
    conversation_id: int
    client_id: UUID
    seq: int
    sent_at: datetime


Outcome = Posted | Refused


def post_messages(batch: Sequence[Post]) -> list[Outcome]:
    """Store the batch and let every open screen know; answers in the batch's order.

    Safe to repeat: a `client_id` its sender has used before answers with the first message, whatever the
    text or thread. A refusal of one post touches no other.
    """
    for _attempt in range(TRIES):
        try:
            return _post(batch)
        except NumbersSpent:
            continue
    raise NumbersSpent


class NumbersSpent(Exception):
    """Another process stored one of these posts while we waited for the thread: number them afresh."""


@transaction.atomic
def _post(batch: Sequence[Post]) -> list[Outcome]:
    folded = {(post.sender_id, post.client_id): post for post in reversed(batch)}
    rows = _store(list(reversed(folded.values())))
    if any(row.verdict == "new" and row.seq is None for row in rows):
        raise NumbersSpent
    stored = [row for row in rows if row.verdict == "new"]
    if stored:
        _tell(stored)
    outcomes = {(row.sender_id, row.client_id): row.outcome for row in rows}
    return [outcomes[post.sender_id, post.client_id] for post in batch]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the statement's answer."""

    verdict: str
    sender_id: int
    client_id: UUID
    conversation: str
    message_id: int
    conversation_id: int
    seq: int | None
    sent_at: datetime
    is_support: bool
    was_solved: bool
    people: list[int] | None

    @property
    def outcome(self) -> Outcome:
        if self.verdict not in ("new", "known") or self.seq is None:
            return Refused(self.verdict)
        return Posted(
            self.message_id, self.conversation, self.conversation_id, self.client_id, self.seq, self.sent_at
        )


def _store(posts: Sequence[Post]) -> list[Row]:
    """Run the statement. A raw cursor, because Django's writes the parameters into the text of the query."""
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            STATEMENT,
            (
                [post.conversation for post in posts],
                [post.sender_id for post in posts],
                [post.client_id for post in posts],
                [post.body for post in posts],
            ),
            prepare=True,
        )
        return [Row(*row) for row in cursor.fetchall()]


def _tell(stored: Sequence[Row]) -> None:
    events.record(
        MessagesPosted(
            actor_id=stored[0].sender_id if len(stored) == 1 else None,
            messages=[[row.message_id, row.conversation_id, row.seq or 0, row.sender_id] for row in stored],
            occurred_at=stored[0].sent_at,
        )
    )
    for reopened in {row.conversation_id: row.sender_id for row in stored if row.was_solved}.items():
        events.record(ConversationReopened(conversation_id=reopened[0], actor_id=reopened[1]))
    realtime.announce(set(_topics(stored)))


def _topics(stored: Sequence[Row]) -> Iterator[tuple[str, int, int]]:
    for row in stored:
        yield "thread", row.conversation_id, row.seq or 0
        if row.is_support:
            yield "office", 0, row.conversation_id
        for person_id in row.people or ():
            yield "inbox", person_id, row.conversation_id


# Threads are locked in the order of their ids, so two batches never wait for each other; whoever else changes
# a thread or its participants locks the thread first. The lock re-reads the row, so `last_seq` is the newest.
STATEMENT = """
WITH asked AS MATERIALIZED (
    SELECT * FROM unnest(%s::text[], %s::bigint[], %s::uuid[], %s::text[])
        WITH ORDINALITY AS post (ref, sender_id, client_id, body, place)
), known AS MATERIALIZED (
    SELECT asked.place, message.id, message.conversation_id, message.seq, message.sent_at
    FROM asked JOIN conversations_message message USING (sender_id, client_id)
), judged AS MATERIALIZED (
    SELECT asked.place, asked.sender_id, asked.client_id, asked.body, thread.id AS conversation_id, mine.part,
        CASE
            WHEN mine.id IS NULL THEN 'not_found'
            WHEN thread.kind = 'deal' AND EXISTS (
                SELECT FROM conversations_participant other
                JOIN conversations_block block ON
                    (block.blocker_id = other.person_id AND block.blocked_id = asked.sender_id)
                    OR (block.blocker_id = asked.sender_id AND block.blocked_id = other.person_id)
                WHERE other.conversation_id = thread.id AND other.person_id <> asked.sender_id
            ) THEN 'blocked'
            ELSE 'new'
        END AS verdict
    FROM asked
    LEFT JOIN conversations_conversation thread ON thread.ref = asked.ref
    LEFT JOIN conversations_participant mine
        ON mine.conversation_id = thread.id AND mine.person_id = asked.sender_id AND mine.left_at IS NULL
    WHERE asked.place NOT IN (SELECT place FROM known)
), counted AS MATERIALIZED (
    SELECT conversation_id, count(*) AS many, bool_or(part = 'member') AS by_member
    FROM judged WHERE verdict = 'new' GROUP BY conversation_id
), locked AS MATERIALIZED (
    SELECT thread.id, thread.solved_at
    FROM conversations_conversation thread
    WHERE thread.id IN (SELECT conversation_id FROM counted)
    ORDER BY thread.id FOR NO KEY UPDATE
), advanced AS (
    UPDATE conversations_conversation thread
    SET last_seq = thread.last_seq + counted.many,
        revision = thread.revision + counted.many,
        last_message_at = greatest(thread.last_message_at, now()),
        solved_at = CASE WHEN counted.by_member THEN NULL ELSE thread.solved_at END
    FROM counted JOIN locked ON locked.id = counted.conversation_id
    WHERE thread.id = locked.id
    RETURNING thread.id, thread.last_seq - counted.many AS base, thread.kind = 'support' AS is_support,
        counted.by_member AND locked.solved_at IS NOT NULL AS was_solved
), inserted AS (
    INSERT INTO conversations_message (conversation_id, seq, sender_id, client_id, body, sent_at)
    SELECT judged.conversation_id,
        advanced.base + row_number() OVER (PARTITION BY judged.conversation_id ORDER BY judged.place),
        judged.sender_id, judged.client_id, judged.body, now()
    FROM judged JOIN advanced ON advanced.id = judged.conversation_id
    WHERE judged.verdict = 'new'
    ON CONFLICT (sender_id, client_id) DO NOTHING
    RETURNING id, conversation_id, seq, sender_id, client_id, sent_at
), pointers AS (
    UPDATE conversations_participant mine
    SET read_seq = greatest(mine.read_seq, said.seq), received_seq = greatest(mine.received_seq, said.seq)
    FROM (SELECT conversation_id, sender_id, max(seq) AS seq FROM inserted GROUP BY 1, 2) said
    WHERE mine.conversation_id = said.conversation_id AND mine.person_id = said.sender_id
), people AS (
    SELECT conversation_id, array_agg(person_id) AS ids
    FROM conversations_participant
    WHERE left_at IS NULL AND conversation_id IN (SELECT conversation_id FROM counted)
    GROUP BY conversation_id
)
SELECT judged.verdict, judged.sender_id, judged.client_id, asked.ref, inserted.id, judged.conversation_id,
    inserted.seq, inserted.sent_at, advanced.is_support, advanced.was_solved, people.ids
FROM judged
JOIN asked USING (place)
LEFT JOIN advanced ON advanced.id = judged.conversation_id AND judged.verdict = 'new'
LEFT JOIN inserted ON inserted.sender_id = judged.sender_id AND inserted.client_id = judged.client_id
LEFT JOIN people ON people.conversation_id = judged.conversation_id AND judged.verdict = 'new'
UNION ALL
SELECT 'known', asked.sender_id, asked.client_id, thread.ref, known.id, known.conversation_id,
    known.seq, known.sent_at, false, false, NULL
FROM known
JOIN asked USING (place)
JOIN conversations_conversation thread ON thread.id = known.conversation_id
"""
