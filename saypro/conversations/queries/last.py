"""The latest message of each of a page of threads, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext

from saypro.accounts.models import OFFICE_ROLES
from saypro.conversations.models import Conversation

SNIPPET = 140


@dataclass(frozen=True, slots=True)
class LastMessage:
    sender_id: int
    name: str
    is_office: bool
    words: str
    is_deleted: bool

    @property
    def snippet(self) -> str:
        return gettext("Message deleted") if self.is_deleted else " ".join(self.words.split())

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


def last_messages(threads: Iterable[Conversation]) -> dict[int, LastMessage]:
    """By thread, what was said last and not taken back; a thread without anything is absent."""
    keys = [thread.pk for thread in threads]
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(LAST, [keys, SNIPPET])
        return {
            thread: LastMessage(sender, name, role in OFFICE_ROLES, words, is_deleted)
            for thread, sender, name, role, words, is_deleted in cursor.fetchall()
        }


LAST = """
SELECT wanted.id, last.sender_id, sender.name, sender.role, last.words, last.is_deleted
FROM unnest(%s::bigint[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT sender_id, left(body, %s) AS words, deleted_at IS NOT NULL AS is_deleted
    FROM conversations_message message
    WHERE message.conversation_id = wanted.id AND message.kind <> 'undone'
    ORDER BY message.seq DESC LIMIT 1
) last
JOIN accounts_user sender ON sender.id = last.sender_id
"""
