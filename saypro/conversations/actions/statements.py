"""The few statements the postbox runs for every batch, each over arrays, each found by its index alone.

They make two trips, because trips to the database are what a lone message waits for: `look` asks all
that must be known under the threads' locks, `store` writes it all.

The postbox's connection asks
for generic plans without hash joins: the same short plan then fits a batch of one and a batch of a thousand.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from saypro.kit.trips import Asked, Trips
from saypro.kit.trips import ask as ask_plainly

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
    def conversation(self) -> str: ...
    @property
    def sender_id(self) -> int: ...
    @property
    def client_id(self) -> UUID: ...
    @property
    def body(self) -> str: ...
    @property
    def quote(self) -> int: ...
    @property
    def seen(self) -> int | None: ...


@dataclass(slots=True)
class Locked:
    """A thread held until the transaction ends; `people` are those who take part, with their part."""

    pk: int
    ref: str
    kind: str
    last_seq: int
    revision: int
    changed: int
    is_solved: bool
    has_office: bool
    people: dict[int, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a batch must know before it is judged.

    `known` are the posts stored already, as the sender and what Posted holds; `blocks` all (blocker, blocked)
    pairs around the senders, and (sender, `NOBODY`) for one our office has stopped; `ids` as many fresh ids
    as there are posts; `at` the transaction's time; `overtaken` the keys of posts that were written before
    somebody else's newest words were seen.
    """

    threads: dict[str, Locked]
    known: list[Any]
    blocks: set[tuple[int, int]]
    ids: list[int]
    at: datetime
    overtaken: set[tuple[int, UUID]]


def look(posts: Collection[Written]) -> Trips[Seen]:
    """Lock the posts' threads in the order of their ids, so that two batches never wait for each other.

    Whoever else changes a thread, or who takes part in it, locks it first. The lock reads the newest row, and
    what follows in the trip sees what others committed before it was granted.
    """
    senders = list({post.sender_id for post in posts})
    threads = ask(LOCK_THREADS, list({post.conversation for post in posts}))
    known = ask(KNOWN, [post.sender_id for post in posts], [post.client_id for post in posts])
    blocks = ask(BLOCKS, senders, senders, senders)
    ids = ask_plainly(FRESH_IDS, [len(posts)])
    watched = [post for post in posts if post.seen is not None]
    overtaken = ask_overtaken(watched) if watched else None
    yield
    at, fresh = ids.fetchall()[0]
    return Seen(
        {ref: locked(pk, ref, *rest) for pk, ref, *rest in threads.fetchall()},
        known.fetchall(),
        set(blocks.fetchall()),
        fresh,
        at,
        set(overtaken.fetchall()) if overtaken else set(),
    )


def ask_overtaken(posts: Collection[Written]) -> Asked:
    return ask(
        OVERTAKEN,
        [post.conversation for post in posts],
        [post.sender_id for post in posts],
        [post.client_id for post in posts],
        [post.seen for post in posts],
    )


def locked(pk: int, ref: str, *rest: Any) -> Locked:
    kind, last_seq, revision, changed, is_solved, has_office, people, parts = rest
    return Locked(
        pk,
        ref,
        kind,
        last_seq,
        revision,
        changed,
        is_solved,
        has_office,
        dict(zip(people or (), parts or (), strict=True)),
    )


NOBODY = 0

Row = tuple[int, Locked, int, Written]


def insert(rows: Sequence[Row]) -> None:
    """Insert (id, thread, number, post) rows. A violation of `sent_once` ends the trip."""
    ask(
        INSERT,
        [pk for pk, *_rest in rows],
        [thread.pk for _pk, thread, _seq, _post in rows],
        [seq for _pk, _thread, seq, _post in rows],
        [post.sender_id for *_number, post in rows],
        [post.client_id for *_number, post in rows],
        [post.body for *_number, post in rows],
        [post.quote if post.quote <= thread.last_seq else 0 for _pk, thread, _seq, post in rows],
    )


def advance(
    ends: Mapping[int, tuple[int, int]], said: Mapping[tuple[int, int], int], reopened: Collection[int]
) -> None:
    """Move threads to their (last number, by how many) and pointers to what was said; open the solved."""
    ask(
        ADVANCE,
        list(ends),
        [seq for seq, _many in ends.values()],
        [many for _seq, many in ends.values()],
        [conversation_id in reopened for conversation_id in ends],
        [conversation_id for conversation_id, _person in said],
        [person_id for _conversation, person_id in said],
        list(said.values()),
    )


def ask(statement: str, *arrays: list[Any]) -> Asked:
    return ask_plainly(statement, [literal(array) for array in arrays])


def literal(values: list[Any]) -> str:
    """An array of numbers, ids or texts as PostgreSQL reads it: psycopg would look at each on its own."""
    first = values[0] if values else None
    if isinstance(first, str):
        return '{"' + '","'.join([quoted(value) for value in values]) + '"}'
    if isinstance(first, UUID):
        return "{" + ",".join([f"{value.int:032x}" for value in values]) + "}"
    return "{" + ",".join(map(str, values)) + "}"


def quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


LOCK_THREADS = """
WITH locked AS MATERIALIZED (
    SELECT id, ref, kind, last_seq, revision, changed, solved_at IS NOT NULL AS is_solved,
        kind = 'support' OR office_since IS NOT NULL AS has_office
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
SELECT message.sender_id, message.id, thread.ref, thread.id, message.client_id, message.seq, message.sent_at,
    thread.revision, thread.changed
FROM unnest(%s::bigint[], %s::uuid[]) AS asked (sender_id, client_id)
JOIN conversations_message message
    ON message.sender_id = asked.sender_id AND message.client_id = asked.client_id
JOIN conversations_conversation thread ON thread.id = message.conversation_id
"""

BLOCKS = """
SELECT blocker_id, blocked_id FROM conversations_block WHERE blocker_id = ANY(%s::bigint[])
UNION ALL
SELECT blocker_id, blocked_id FROM conversations_block WHERE blocked_id = ANY(%s::bigint[])
UNION ALL
SELECT person_id, 0 FROM conversations_suspension
WHERE person_id = ANY(%s::bigint[]) AND (until IS NULL OR until > now())
"""

OVERTAKEN = """
SELECT asked.sender_id, asked.client_id
FROM unnest(%s::text[], %s::bigint[], %s::uuid[], %s::bigint[]) AS asked (ref, sender_id, client_id, seen)
JOIN conversations_conversation thread ON thread.ref = asked.ref AND thread.last_seq > asked.seen
WHERE EXISTS (
    SELECT FROM conversations_message message
    WHERE message.conversation_id = thread.id AND message.seq > asked.seen
        AND message.sender_id <> asked.sender_id AND message.kind <> 'undone'
)
"""

FRESH_IDS = """
SELECT now(), ARRAY(SELECT nextval('conversations_message_id_seq') FROM generate_series(1, %s))
"""

INSERT = """
INSERT INTO conversations_message (id, conversation_id, seq, sender_id, client_id, body, quote_seq, sent_at)
SELECT id, conversation_id, seq, sender_id, client_id, body, nullif(quote, 0), now()
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::uuid[], %s::text[], %s::bigint[])
    AS post (id, conversation_id, seq, sender_id, client_id, body, quote)
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
    SET read_seq = greatest(mine.read_seq, said.seq), received_seq = greatest(mine.received_seq, said.seq),
        marked_seq = NULL
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS said (conversation_id, person_id, seq)
    WHERE mine.conversation_id = said.conversation_id AND mine.person_id = said.person_id
)
SELECT now()
"""
