"""The office's queues: which tickets are in each, and in what order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.queries import LastMessage, last_messages
from saypro.helpdesk.models import Mention, Ticket
from saypro.helpdesk.privacy import hidden_from
from saypro.helpdesk.queries.coming_back import reopened
from saypro.helpdesk.queries.narrowing import narrowed, with_people
from saypro.helpdesk.queries.notes import mentions_of
from saypro.helpdesk.wanted import Queue, Wanted
from saypro.kit.paging import page_of

PAGE = 30
SOON = timedelta(hours=2)
DUE_FIRST = ("due_at", "urgency", "pk")
NEWEST_SOLVED = ("-solved_at", "-pk")
NEWEST_SPAM = ("-spam_at", "-pk")

State = Ticket.State
OPEN = ~Q(state=State.SOLVED)
OPEN_THREAD = Q(conversation__solved_at=None) & (
    Q(conversation__kind=Conversation.Kind.SUPPORT) | Q(conversation__office_since__isnull=False)
)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A ticket as its queue shows it: what was said last, and whether it was solved once before.

    Among mentions it has the newest one that the agent has not seen.
    """

    ticket: Ticket
    last: LastMessage | None
    is_reopened: bool
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`after` is the cursor of the next page, "" on the last."""

    rows: list[QueueRow]
    after: str


def queue_page(agent: User, wanted: Wanted, at: datetime, after: str = "") -> QueuePage:
    found = page_of(with_people(tickets_in(agent, wanted, at)), after, by=order_of(wanted.queue), size=PAGE)
    named = newest_mentions(agent, found.rows) if wanted.queue == Queue.MENTIONS else {}
    return QueuePage(queue_rows(found.rows, named), found.next)


def order_of(queue: Queue) -> tuple[str, ...]:
    """What is due first stands first, and of that the more urgent; what is closed, by when it was."""
    return {Queue.SOLVED: NEWEST_SOLVED, Queue.SPAM: NEWEST_SPAM}.get(queue, DUE_FIRST)


def tickets_in(agent: User, wanted: Wanted, at: datetime) -> "QuerySet[Ticket]":
    """The tickets of a queue as far as it is narrowed, but for those whose every word was taken back."""
    said = Ticket.objects.filter(conversation__last_seq__gt=F("conversation__emptied_seq"))
    seen = said.exclude(conversation__in=hidden_from(agent))
    return narrowed(seen.filter(queued(agent, wanted.queue, at)), wanted)


def queued(agent: User, queue: Queue, at: datetime) -> Q:
    match queue:
        case Queue.MINE:
            return OPEN & OPEN_THREAD & Q(conversation__assignee=agent)
        case Queue.UNASSIGNED:
            return OPEN & OPEN_THREAD & Q(conversation__assignee=None)
        case Queue.BREACHING:
            return OPEN & Q(breaks_at__lte=at + SOON)
        case Queue.ESCALATED:
            return OPEN & Q(escalation__gt=0)
        case Queue.MENTIONS:
            named = mentions_of(agent, seen=False).order_by().values("note__ticket")
            return Q(pk__in=named, spam_at=None)
        case Queue.WAITING:
            return Q(state__in=[State.WAITING, State.SNOOZED])
        case Queue.SOLVED:
            return Q(state=State.SOLVED, merged_into=None, spam_at=None, solved_at__gte=midnight(at))
        case Queue.ALL:
            return OPEN
        case Queue.SPAM:
            return Q(spam_at__isnull=False)


def midnight(at: datetime) -> datetime:
    """The beginning of the day, by the clock of whoever asks."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def newest_mentions(agent: User, tickets: Iterable[Ticket]) -> dict[int, Mention]:
    """By ticket, where the agent was named last and has not looked yet."""
    found = (
        mentions_of(agent, seen=False).filter(note__ticket__in=list(tickets)).order_by("note__ticket", "-pk")
    )
    return {mention.note.ticket_id: mention for mention in found.distinct("note__ticket")}


def queue_rows(tickets: Iterable[Ticket], named: Mapping[int, Mention]) -> list[QueueRow]:
    held = list(tickets)
    last, again = last_messages([ticket.conversation for ticket in held]), reopened(held)
    return [
        QueueRow(each, last.get(each.conversation_id), each.pk in again, named.get(each.pk)) for each in held
    ]
