"""The latest message of each of a page of threads, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Left

from saypro.accounts.models import OFFICE_ROLES
from saypro.conversations.models import Conversation, Message

SNIPPET = 140


@dataclass(frozen=True, slots=True)
class LastMessage:
    sender_id: int
    name: str
    is_office: bool
    snippet: str

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


def last_messages(threads: Iterable[Conversation]) -> dict[int, LastMessage]:
    """By thread; a thread in which nobody has said anything is absent."""
    rows = (
        Message.objects.filter(
            conversation__in=[thread.pk for thread in threads], seq=F("conversation__last_seq")
        )
        .annotate(snippet=Left("body", SNIPPET))
        .values_list("conversation_id", "sender_id", "sender__name", "sender__role", "snippet")
    )
    return {
        thread: LastMessage(sender, name, role in OFFICE_ROLES, " ".join(snippet.split()))
        for thread, sender, name, role, snippet in rows
    }
