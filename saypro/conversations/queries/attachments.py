"""The files of messages."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from saypro.accounts.models import User
from saypro.conversations.attached import attached_words
from saypro.conversations.models import Attachment, Conversation


def attached(message_ids: Collection[int]) -> dict[int, list[Attachment]]:
    """The files of each of these messages, in their order; messages without any are absent. One query."""
    found: defaultdict[int, list[Attachment]] = defaultdict(list)
    for attachment in Attachment.objects.raw(ATTACHED, [list(message_ids)]) if message_ids else ():
        found[attachment.message_id].append(attachment)
    return dict(found)


def attachment_words(message_ids: Collection[int]) -> dict[int, str]:
    """What each of these messages carries, in plain words such as "2 photos, invoice.pdf"."""
    return {pk: attached_words(files) for pk, files in attached(message_ids).items()}


def unsent(conversation: Conversation, person: User) -> list[Attachment]:
    """What this person has uploaded for a message in this thread and not sent yet, oldest first."""
    mine = Attachment.objects.unsent().filter(conversation=conversation, uploader=person)
    return list(mine.order_by("uploaded_at", "pk")[:MOST])


def thread_begun_with(person: User, client_ids: Collection[UUID]) -> Conversation | None:
    """The thread that one of these uploads of this person was made for."""
    if not client_ids:
        return None
    made_for = Attachment.objects.filter(uploader=person, client_id__in=client_ids).values("conversation")
    return Conversation.objects.visible_to(person).filter(pk__in=made_for).first()


MOST = 30
ATTACHED = """
SELECT attachment.*, message.id AS message_id
FROM conversations_message message
JOIN conversations_attachment attachment
    ON attachment.conversation_id = message.conversation_id AND attachment.seq = message.seq
WHERE message.id = ANY(%s) AND message.deleted_at IS NULL
ORDER BY message.id, attachment.position
"""
