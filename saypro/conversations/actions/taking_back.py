"""What must follow when a message is taken back, so that nothing tells of it."""

from django.db import connection

from saypro.conversations.models import Conversation, Message


def forget_it_was_there(message: Message) -> None:
    """Put the thread where it would stand without the message; the caller holds the thread.

    Nobody has it unread, lists order the thread by what is still there, and a thread in which nothing else
    was said leaves them.
    """
    with connection.cursor() as cursor:
        cursor.execute(STEP_OVER, [message.conversation_id])
        cursor.execute(FILE_AS_BEFORE, [message.conversation_id])
    thread = Conversation.objects.get(pk=message.conversation_id)
    last = thread.messages.exclude(kind=Message.Kind.UNDONE).order_by("-seq").first()
    thread.last_message_at = last.sent_at if last else thread.started_at
    thread.emptied_seq = thread.emptied_seq if last else thread.last_seq
    thread.save(update_fields=["last_message_at", "emptied_seq"])


# Whose next message to be seen lies further on has read all before it.
STEP_OVER = """
UPDATE conversations_participant mine
SET read_seq = passed.seq, received_seq = greatest(mine.received_seq, passed.seq)
FROM (
    SELECT place.id, coalesce((
        SELECT min(message.seq) - 1 FROM conversations_message message
        WHERE message.conversation_id = thread.id AND message.seq > place.read_seq
            AND message.kind <> 'undone'
    ), thread.last_seq) AS seq
    FROM conversations_participant place
    JOIN conversations_conversation thread ON thread.id = place.conversation_id
    WHERE thread.id = %s
) passed
WHERE mine.id = passed.id AND mine.read_seq < passed.seq
"""

# Who had put the thread away still has, and who had put it back as unread has the message before as new.
FILE_AS_BEFORE = """
UPDATE conversations_participant mine
SET archived_seq = CASE WHEN mine.archived_seq >= there.last THEN there."end" ELSE mine.archived_seq END,
    marked_seq = CASE WHEN mine.marked_seq >= there.last THEN nullif(there.last, 0) - 1
        ELSE mine.marked_seq END
FROM (
    SELECT thread.id, thread.last_seq AS "end", coalesce((
        SELECT message.seq FROM conversations_message message
        WHERE message.conversation_id = thread.id AND message.kind <> 'undone'
        ORDER BY message.seq DESC LIMIT 1
    ), 0) AS last
    FROM conversations_conversation thread WHERE thread.id = %s
) there
WHERE mine.conversation_id = there.id AND (mine.archived_seq >= there.last OR mine.marked_seq >= there.last)
"""
