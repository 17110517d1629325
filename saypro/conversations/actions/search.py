"""Keeping the words of messages for the search: a moment behind the messages, and never in their way."""

from collections.abc import Sequence

from django.db import connection

from saypro.conversations.models import Message

FILL = 20_000


def index_messages(ids: Sequence[int]) -> None:
    """Keep the words of these messages and of the names of their files; what was taken away leaves none.

    Safe to repeat and in any order: an older wording never replaces a newer one.
    """
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [list(ids)])


def index_thread(conversation_id: int) -> None:
    """Keep the words of a whole thread anew, for those who may find it now. Safe to repeat."""
    said = Message.objects.filter(conversation=conversation_id).order_by("seq")
    ids = list(said.values_list("pk", flat=True))
    for start in range(0, len(ids), FILL):
        index_messages(ids[start : start + FILL])


def index_missing_messages() -> int:
    """Keep the words of whatever has none yet, in steps; returns how many. Safe to repeat, and to stop."""
    count, last = 0, 0
    while ids := without_words(last):
        index_messages(ids)
        count, last = count + len(ids), ids[-1]
    return count


def without_words(after: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(MISSING, [after, FILL])
        return [pk for (pk,) in cursor.fetchall()]


# A message taken away keeps an empty row, so that a slower job with its words finds a newer revision there.
KEEP = """
INSERT INTO conversations_messagewords (message_id, conversation_id, sent_at, revision, words)
SELECT message.id, message.conversation_id, message.sent_at, message.revision,
    CASE WHEN message.deleted_at IS NULL AND message.kind <> 'undone'
        THEN conversations_words(concat_ws(' ', message.body, files.names), seats.keys) ELSE ''::tsvector END
FROM conversations_message message
JOIN conversations_conversation thread ON thread.id = message.conversation_id
CROSS JOIN LATERAL (
    SELECT array_agg('=' || place.person_id)
        || CASE WHEN thread.kind = 'support' OR thread.office_since IS NOT NULL
            THEN '{=office}'::text[] ELSE '{}' END AS keys
    FROM conversations_participant place
    WHERE place.conversation_id = thread.id AND place.part <> 'agent'
) seats
CROSS JOIN LATERAL (
    SELECT string_agg(regexp_replace(file.name, '[._-]+', ' ', 'g'), ' ' ORDER BY file.position) AS names
    FROM conversations_attachment file
    WHERE message.attachments > 0
        AND file.conversation_id = message.conversation_id AND file.seq = message.seq
) files
WHERE message.id = ANY(%s::bigint[])
ORDER BY message.id
ON CONFLICT (message_id) DO UPDATE SET words = excluded.words, revision = excluded.revision
WHERE conversations_messagewords.revision <= excluded.revision
"""

MISSING = """
SELECT message.id FROM conversations_message message
LEFT JOIN conversations_messagewords words ON words.message_id = message.id
WHERE message.id > %s AND words.message_id IS NULL ORDER BY message.id LIMIT %s
"""
