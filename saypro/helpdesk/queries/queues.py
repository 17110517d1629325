"""The office's queues and what an agent sees beside a thread."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import F, Q, QuerySet, TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries import LastMessage, last_messages
from saypro.kit.paging import page_of
from saypro.listings.models import Listing

PAGE = 40
NEWEST = ("-last_message_at", "-pk")
COUNTED = 1000  # a queue's number is bounded work: beyond this the page says "999+"
SHOWN = 5
OPEN = Q(solved_at=None)


class Queue(TextChoices):
    MINE = "mine", _("Mine")
    UNASSIGNED = "unassigned", _("Unassigned")
    ALL = "all", pgettext_lazy("tickets", "All")


@dataclass(frozen=True, slots=True)
class OfficeThread:
    """A thread with the office as its queue shows it; `member` is None when their account is gone."""

    conversation: Conversation
    member: User | None
    last: LastMessage | None

    @property
    def url(self) -> str:
        """Where the office opens it."""
        return reverse("helpdesk:ticket", args=[self.conversation.ref])

    @property
    def is_waiting(self) -> bool:
        """The member spoke last and nobody has answered."""
        return self.conversation.solved_at is None and self.last is not None and not self.last.is_office


@dataclass(frozen=True, slots=True)
class OfficePage:
    threads: list[OfficeThread]
    older: str


def office_page(agent: User, queue: Queue, after: str = "") -> OfficePage:
    """The newest threads first, `PAGE` of them; `older` is the cursor of the next page, if there is one."""
    found = page_of(
        support().filter(queued(agent, queue)).select_related("assignee"), after, by=NEWEST, size=PAGE
    )
    return OfficePage(with_members(found.rows), found.next)


def queue_counts(agent: User) -> dict[Queue, int]:
    """How many threads each queue holds, counted up to `COUNTED`."""
    return {queue: support().filter(queued(agent, queue))[:COUNTED].count() for queue in Queue}


def office_threads(conversation_ids: list[int]) -> list[OfficeThread]:
    """These threads, as far as they are the office's."""
    return with_members(list(support().filter(pk__in=conversation_ids).select_related("assignee")))


def with_members(threads: list[Conversation]) -> list[OfficeThread]:
    members = {
        place.conversation_id: place.person
        for place in Participant.objects.filter(
            conversation__in=threads, part=Participant.Part.MEMBER
        ).select_related("person")
    }
    last = last_messages(threads)
    return [OfficeThread(thread, members.get(thread.pk), last.get(thread.pk)) for thread in threads]


def past_threads(member: User, but: Conversation) -> list[Conversation]:
    """The member's other threads with the office, newest first."""
    return list(
        support()
        .filter(participants__person=member, participants__part=Participant.Part.MEMBER)
        .exclude(pk=but.pk)
        .order_by("-last_message_at")[:SHOWN]
    )


def ads_of(member: User) -> list[Listing]:
    """The member's newest ads."""
    return list(Listing.objects.shown().of(member).order_by("-posted_at", "-pk")[:SHOWN])


def has_proved_address(member: User) -> bool:
    return bool(EmailAddress.objects.filter(user=member, verified=True).exists())


def support() -> QuerySet[Conversation]:
    return Conversation.objects.filter(kind=Conversation.Kind.SUPPORT, last_seq__gt=F("emptied_seq"))


def queued(agent: User, queue: Queue) -> Q:
    if queue is Queue.MINE:
        return OPEN & Q(assignee=agent)
    if queue is Queue.UNASSIGNED:
        return OPEN & Q(assignee=None)
    return Q()
