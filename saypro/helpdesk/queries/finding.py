"""Finding tickets, whatever has become of them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from saypro.accounts.models import User
from saypro.conversations.models import WITH_OFFICE, Conversation, Participant
from saypro.helpdesk.models import Channel, Ticket
from saypro.helpdesk.privacy import hidden_from
from saypro.helpdesk.queries.narrowing import called, with_people

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class OfficeThread:
    """A thread with the office, which may have no ticket yet; `member` is None when their account is gone."""

    conversation: Conversation
    member: User | None

    @property
    def url(self) -> str:
        """Where the office opens it."""
        return reverse("helpdesk:ticket", args=[self.conversation.ref])


def tickets_called(agent: User, text: str) -> list[Ticket]:
    """By reference, subject, or the member's name or address, newest first; what is hidden is not found."""
    found = with_people(Ticket.objects.filter(called(text))).exclude(conversation__in=hidden_from(agent))
    return list(found.order_by("-pk")[:MOST_FOUND])


def office_threads(conversation_ids: Collection[int]) -> list[OfficeThread]:
    """These threads, as far as they are the office's."""
    seats = Participant.objects.filter(conversation__in=conversation_ids, part=Participant.Part.MEMBER)
    members = {seat.conversation_id: seat.person for seat in seats.select_related("person")}
    asked = Ticket.objects.filter(conversation__in=conversation_ids, channel=Channel.DEAL)
    askers = {one.conversation_id: one.member for one in asked.select_related("member").order_by("pk")}
    threads = Conversation.objects.filter(WITH_OFFICE, pk__in=conversation_ids)
    return [OfficeThread(thread, (members | askers).get(thread.pk)) for thread in threads]
