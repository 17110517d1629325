"""The office begins: a ticket of their own for each member it writes to."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions import Post, join_support, post_messages, start_support, take
from saypro.conversations.models import Conversation, Message


def write_to(
    members: Sequence[User], *, by: User, subject: str, body: str, client_id: UUID
) -> list[Conversation]:
    """The thread with each member, in their order. Safe to repeat with the same `client_id`.

    `body` has passed the form. The ticket follows with the message, and waits for the member.
    """
    return [_write_to(member, by, subject, body, uuid5(client_id, str(member.pk))) for member in members]


@transaction.atomic
def _write_to(member: User, by: User, subject: str, body: str, client_id: UUID) -> Conversation:
    said = Message.objects.filter(sender=by, client_id=client_id).select_related("conversation").first()
    if said:
        return said.conversation
    thread = start_support(member=member, subject=subject)
    join_support(thread, by)
    take(thread, by)
    for outcome in post_messages([Post(thread.ref, by.pk, client_id, body)]):
        if isinstance(outcome, Exception):
            raise outcome
    return thread
