"""A member's own list of threads."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.queries.last import SNIPPET, LastMessage, last_messages
from saypro.conversations.wanted import Lane, Wanted
from saypro.kit.paging import page_of
from saypro.notifications.queries import unread_notices

PAGE = 15
NEWEST = ("-conversation__last_message_at", "-conversation__pk")


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of the list. `other` is None when the office is the other side or nobody is left there."""

    place: Participant
    other: User | None
    last: LastMessage | None
    at: datetime

    @property
    def conversation(self) -> Conversation:
        return self.place.conversation

    @property
    def unread(self) -> int:
        taken_back: int = getattr(self.place, "taken_back", 0)
        return max(0, self.conversation.last_seq - self.place.seen_seq - taken_back)

    @property
    def draft(self) -> str:
        """The beginning of what the person wrote and did not send, in one line."""
        return " ".join(self.place.draft[:SNIPPET].split())

    @property
    def is_mine(self) -> bool:
        return self.last is not None and self.last.sender_id == self.place.person_id

    @property
    def is_muted(self) -> bool:
        return self.place.is_muted(self.at)


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Rows, the cursor of the `older` ones, and whether there are newer ones above."""

    rows: list[InboxRow]
    older: str
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """How many threads call for the person and how many notices are new; `all` is what every screen shows."""

    deals: int = 0
    support: int = 0
    notices: int = 0

    @property
    def threads(self) -> int:
        return self.deals + self.support

    @property
    def all(self) -> int:
        return self.threads + self.notices

    def of(self, lane: Lane) -> int:
        return self.all if lane == Lane.ALL else int(getattr(self, lane))


def inbox_page(person: User, wanted: Wanted | None = None, after: str = "") -> InboxPage:
    """The newest threads first, `PAGE` of them; `older` is the cursor of the next page, if there is one."""
    at = timezone.now()
    narrowed = listed(person).filter((wanted or Wanted()).condition(person, at))
    found = page_of(narrowed, after, by=NEWEST, size=PAGE)
    return InboxPage(rows(found.rows, at), found.next, found.is_later)


def inbox_rows(person: User, refs: list[str], wanted: Wanted | None = None) -> list[InboxRow]:
    """The lines of these threads, newest first; those that are not on this list are missing."""
    at = timezone.now()
    narrowed = listed(person).filter((wanted or Wanted()).condition(person, at), conversation__ref__in=refs)
    return rows(list(narrowed.order_by(*NEWEST)), at)


def inbox_row(person: User, conversation: Conversation) -> InboxRow | None:
    """The line of one thread, however it is filed; None when the person has no place in it."""
    at = timezone.now()
    return next(iter(rows(list(listed(person).filter(conversation=conversation)), at)), None)


def lines_of(person: User, conversation_ids: list[int]) -> list[InboxRow]:
    """The lines of these threads, however they are filed."""
    return rows(list(listed(person).filter(conversation__in=conversation_ids)), timezone.now())


def unread_count(person: User) -> int:
    """How many threads call for the person; the same number on every screen."""
    return unread_counts(person, notices=0).threads


def unread_counts(person: User, at: datetime | None = None, *, notices: int | None = None) -> Unread:
    """How much calls for the person, by lane; `notices` are those who asks has counted already."""
    if notices is None:
        notices = unread_notices(person)
    calling = mine(person).filter(places.is_unread(at or timezone.now()))
    counted = Counter(dict(calling.values_list("conversation__kind").annotate(Count("pk"))))
    deals, support = counted[Conversation.Kind.DEAL], counted[Conversation.Kind.SUPPORT]
    return Unread(deals, support, notices)


def has_threads(person: User) -> bool:
    """Has anything ever been said to or by the person?"""
    return listed(person).exists()


def rows(found: list[Participant], at: datetime) -> list[InboxRow]:
    others = other_sides(found)
    last = last_messages(place.conversation for place in found)
    return [
        InboxRow(place, others.get(place.conversation_id), last.get(place.conversation_id), at)
        for place in found
    ]


def listed(person: User) -> QuerySet[Participant]:
    """A thread appears once something has been said in it, and not taken back."""
    return (
        mine(person)
        .filter(places.HAS_WORDS)
        .annotate(taken_back=Coalesce(Subquery(TAKEN_BACK), 0))
        .select_related("conversation__listing", "conversation__assignee")
    )


# Messages taken back keep their numbers, and are no news to anybody.
TAKEN_BACK = (
    Message.objects.filter(
        conversation=OuterRef("conversation"),
        kind=Message.Kind.UNDONE,
        seq__gt=Coalesce(OuterRef("marked_seq"), OuterRef("read_seq")),
    )
    .order_by()
    .values("conversation")
    .annotate(many=Count("pk"))
    .values("many")
)


def mine(person: User) -> QuerySet[Participant]:
    """What an agent answers for the office belongs to the office's queues, not to the agent's own list."""
    return Participant.objects.filter(person=person, left_at=None).exclude(part=Participant.Part.AGENT)


def other_sides(found: list[Participant]) -> dict[int, User]:
    """The first other member of each thread, by thread."""
    if not found:
        return {}
    others = (
        Participant.objects.filter(conversation__in=[place.conversation_id for place in found])
        .exclude(person=found[0].person_id)
        .exclude(part=Participant.Part.AGENT)
        .select_related("person")
        .order_by("-pk")
    )
    return {place.conversation_id: place.person for place in others}
