"""Reading the tails of threads, for everybody who listens, many threads at once."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection

from saypro.accounts.models import User
from saypro.conversations.fragments import MessageRow, message_html, stamps
from saypro.conversations.models import Conversation, Participant

MOST = 200
AUTHOR_BELIEVED_S = 30
Author = tuple[str, str, str, int, bool, str]
GONE: Author = ("", "Deleted member", "", 1, False, "")

_authors: dict[int, tuple[float, Author]] = {}


@dataclass(slots=True)
class Tail:
    """What follows in a thread after some number: at most 200 messages, ready for a frame."""

    ref: str
    last_seq: int
    revision: int
    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reached(self) -> int:
        return self.messages[-1]["seq"] if self.messages else 0

    @property
    def is_cut(self) -> bool:
        return len(self.messages) == MOST


def tails(after: Mapping[int, int]) -> dict[int, Tail]:
    """The tail of each thread after its number, oldest first; threads that do not exist are left out."""
    rows = _read(after)
    authors = authors_of({sender_id for *_thread, sender_id, _client, _body, _at in rows if sender_id})
    found: dict[int, Tail] = {}
    for key, ref, last_seq, revision, seq, sender_id, client_id, body, sent_at in rows:
        tail = found.get(key) or found.setdefault(key, Tail(ref, last_seq, revision))
        if seq is not None:
            message = MessageRow(seq, client_id, *authors[sender_id], body, sent_at)
            tail.messages.append(message_item(message))
    return found


def message_item(message: MessageRow) -> dict[str, Any]:
    """A message as the `changes` frame carries it."""
    return {
        "seq": message.seq,
        "client_id": str(message.client_id),
        "author": message.handle,
        "at": stamps(message.sent_at)[0],
        "html": message_html(message),
    }


def people_of(conversation_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Each thread's people with how far they have received and read."""
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    places = Participant.objects.filter(conversation__in=list(conversation_ids), left_at=None)
    for conversation_id, handle, received, read in places.values_list(
        "conversation_id", "person__handle", "received_seq", "read_seq"
    ):
        found[conversation_id].append({"person": handle, "received": received, "read": read})
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
    now = time.monotonic()
    wanted = set(person_ids)
    missing = {pk for pk in wanted if pk not in _authors or now - _authors[pk][0] > AUTHOR_BELIEVED_S}
    for person in User.objects.filter(pk__in=missing) if missing else ():
        _authors[person.pk] = (now, author_of(person))
    return {pk: _authors[pk][1] if pk in _authors else GONE for pk in wanted}


def author_of(person: User) -> Author:
    """Handle, name, initials, hue, whether of the office, photo: in the order of MessageRow."""
    return (person.handle, person.name, person.initials, person.hue, person.is_office, person.photo_url)


def _read(after: Mapping[int, int]) -> list[Any]:
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(STATEMENT, (list(after), list(after.values()), MOST), prepare=True, binary=True)
        return cursor.fetchall()


STATEMENT = """
SELECT thread.id, thread.ref, thread.last_seq, thread.revision,
    tail.seq, tail.sender_id, tail.client_id, tail.body, tail.sent_at
FROM unnest(%s::bigint[], %s::bigint[]) AS wanted (conversation_id, after)
JOIN conversations_conversation thread ON thread.id = wanted.conversation_id
LEFT JOIN LATERAL (
    SELECT seq, sender_id, client_id::text, body, sent_at
    FROM conversations_message message
    WHERE message.conversation_id = wanted.conversation_id AND message.seq > wanted.after
    ORDER BY message.seq LIMIT %s
) tail ON true
ORDER BY thread.id, tail.seq
"""
