"""Reading the tails of threads, for everybody who listens, many threads at once."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection

from saypro.accounts.models import User
from saypro.conversations.fragments import Extra, MessageRow, message_html, stamps
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries.extras import extras

MOST = 200
NEVER = 2**53 - 1  # a revision no thread has reached: after it nothing has changed
AUTHOR_BELIEVED_S = 30
Author = tuple[str, str, str, int, bool, str]
GONE: Author = ("", "Deleted member", "", 1, False, "")

_authors: dict[int, tuple[float, Author]] = {}


@dataclass(slots=True)
class Tail:
    """What follows in a thread after some number, and what changed since some revision before that number.

    At most 200 messages of each, ready for a frame.
    """

    ref: str
    last_seq: int
    revision: int
    messages: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reached(self) -> int:
        return self.messages[-1]["seq"] if self.messages else 0

    @property
    def is_cut(self) -> bool:
        return len(self.messages) == MOST or len(self.changed) == MOST


def tails(after: Mapping[int, int], since: Mapping[int, int] | None = None) -> dict[int, Tail]:
    """The tail of each thread after its number, oldest first; threads that do not exist are left out.

    With a revision in `since` also the messages up to that number that changed after it.
    """
    rows = _read(TAILS, list(after), list(after.values()), MOST)
    found = {key: Tail(ref, last_seq, revision) for key, ref, last_seq, revision, *_message in rows}
    rows += _changed(rows, after, since) if since else []
    parts = _extras(rows)
    authors = authors_of({row[6] for row in rows if row[6]})
    for key, _ref, _last, _revision, _changed_at, seq, sender_id, client_id, body, sent_at, special in rows:
        if seq is not None:
            message = MessageRow(seq, client_id, *authors[sender_id], body, sent_at, parts.get(special))
            tail = found[key]
            (tail.messages if seq > after[key] else tail.changed).append(message_item(message))
    for key in found:
        _end_at_the_last(found[key])
    return found


def _changed(rows: list[Any], after: Mapping[int, int], since: Mapping[int, int]) -> list[Any]:
    """Rows of messages that changed; the database is asked only when a thread says that some did."""
    stale = list({row[0] for row in rows if row[4] > since.get(row[0], NEVER)})
    if not stale:
        return []
    return _read(CHANGES, stale, [after[key] for key in stale], [since[key] for key in stale], MOST)


def _extras(rows: list[Any]) -> dict[int, Extra]:
    special = {row[10] for row in rows if row[10] is not None}
    return extras(special) if special else {}


def _end_at_the_last(tail: Tail) -> None:
    """Where more changed than fits, the thread is known up to the last revision that is here as a whole."""
    if len(tail.changed) == MOST:
        first, last = tail.changed[0]["revision"], tail.changed[-1]["revision"]
        tail.revision = last - 1 if last > first else last


def message_item(message: MessageRow) -> dict[str, Any]:
    """A message as the `changes` frame carries it; `revision` is there for one that changed."""
    item = {
        "seq": message.seq,
        "client_id": str(message.client_id),
        "author": message.handle,
        "at": stamps(message.sent_at)[0],
        "html": message_html(message),
    }
    if message.extra is not None and message.extra.revision:
        item["revision"] = message.extra.revision
    return item


SIDES = (Participant.Part.BUYER, Participant.Part.SELLER)
"""Only deals have them, so that whether a thread is one needs no look at the thread."""


def people_of(conversation_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Each thread's people with how far they have received and read.

    Where a member does not tell what they read, nobody's reading is told: it goes both ways. In a deal the
    office is a guest: how far it has read says nothing about the other side.
    """
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    silent: set[int] = set()
    places = Participant.objects.filter(conversation__in=list(conversation_ids), left_at=None)
    rows = places.values_list(
        "conversation_id", "person__handle", "received_seq", "read_seq", "part", "person__shows_reading"
    )
    deals = {row[0] for row in rows if row[4] in SIDES}
    for conversation_id, handle, received, read, part, shows in rows:
        if part == Participant.Part.AGENT and conversation_id in deals:
            continue
        found[conversation_id].append({"person": handle, "received": received, "read": read})
        if not shows and part != Participant.Part.AGENT:
            silent.add(conversation_id)
    for conversation_id in silent:
        found[conversation_id] = [{**person, "read": 0} for person in found[conversation_id]]
    return found


def standing(conversation_ids: Iterable[int]) -> dict[int, tuple[int, int, str]]:
    """Each thread's last number, revision and public reference."""
    threads = Conversation.objects.filter(pk__in=list(conversation_ids))
    return {
        pk: (seq, revision, ref)
        for pk, seq, revision, ref in threads.values_list("pk", "last_seq", "revision", "ref")
    }


def authors_of(person_ids: Iterable[int]) -> dict[int, Author]:
    """What messages show of these people; half a minute old at most."""
    wanted = set(person_ids)
    missing = _unknown(wanted)
    now = time.monotonic()
    for person in User.objects.filter(pk__in=missing) if missing else ():
        _authors[person.pk] = (now, author_of(person))
    return {pk: _authors[pk][1] if pk in _authors else GONE for pk in wanted}


def are_known(person_ids: Iterable[int]) -> bool:
    """Whether `authors_of` would ask the database nothing about them, now and for a second."""
    return not _unknown(person_ids, spare_s=1)


def _unknown(person_ids: Iterable[int], spare_s: float = 0) -> set[int]:
    oldest = time.monotonic() - AUTHOR_BELIEVED_S + spare_s
    return {pk for pk in person_ids if pk not in _authors or _authors[pk][0] < oldest}


def author_of(person: User) -> Author:
    """Handle, name, initials, hue, whether of the office, photo: in the order of MessageRow."""
    return (person.handle, person.name, person.initials, person.hue, person.is_office, person.photo_url)


def _read(statement: str, *parameters: Any) -> list[Any]:
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, parameters, prepare=True, binary=True)
        return cursor.fetchall()


# The last column is the message's key where it is more than its words.
MESSAGE = """
    seq, sender_id, client_id::text, body, sent_at,
    CASE WHEN kind <> 'text' OR quote_seq IS NOT NULL OR message.revision > 0 OR message.attachments > 0
        THEN message.id END AS special
"""
TAILS = f"""
SELECT thread.id, thread.ref, thread.last_seq, thread.revision, thread.changed,
    tail.seq, tail.sender_id, tail.client_id, tail.body, tail.sent_at, tail.special
FROM unnest(%s::bigint[], %s::bigint[]) AS wanted (conversation_id, after)
JOIN conversations_conversation thread ON thread.id = wanted.conversation_id
LEFT JOIN LATERAL (
    SELECT {MESSAGE} FROM conversations_message message
    WHERE message.conversation_id = wanted.conversation_id AND message.seq > wanted.after
    ORDER BY message.seq LIMIT %s
) tail ON true
ORDER BY thread.id, tail.seq
"""  # noqa: S608, put together from our own words
CHANGES = f"""
SELECT wanted.conversation_id, NULL, NULL, NULL, NULL, message.*
FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS wanted (conversation_id, up_to, since)
CROSS JOIN LATERAL (
    SELECT {MESSAGE} FROM conversations_message message
    WHERE message.conversation_id = wanted.conversation_id AND message.seq <= wanted.up_to
        AND message.revision > greatest(wanted.since, 0)
    ORDER BY message.revision LIMIT %s
) message
"""  # noqa: S608
