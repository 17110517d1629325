"""A member's own list of threads."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.queries.last import LastMessage, last_messages
from saypro.kit.paging import page_of

PAGE = 15
NEWEST = ("-conversation__last_message_at", "-conversation__pk")
UNREAD = Q(read_seq__lt=F("conversation__last_seq"))


class Show(TextChoices):
    """What the list is narrowed to."""

    ALL = "all", pgettext_lazy("conversations", "All")
    UNREAD = "unread", _("Unread")
    BUYING = "buying", _("Buying")
    SELLING = "selling", _("Selling")
    OFFICE = "office", _("Office")


NARROWED = {
    Show.ALL: Q(),
    Show.UNREAD: UNREAD,
    Show.BUYING: Q(part=Participant.Part.BUYER),
    Show.SELLING: Q(part=Participant.Part.SELLER),
    Show.OFFICE: Q(part=Participant.Part.MEMBER),
}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of the list. `other` is None when the office is the other side or nobody is left there."""

    place: Participant
    other: User | None
    last: LastMessage | None

    @property
    def conversation(self) -> Conversation:
        return self.place.conversation

    @property
    def unread(self) -> int:
        taken_back: int = getattr(self.place, "taken_back", 0)
        return max(0, self.conversation.last_seq - self.place.read_seq - taken_back)

    @property
    def is_mine(self) -> bool:
        return self.last is not None and self.last.sender_id == self.place.person_id


@dataclass(frozen=True, slots=True)
class InboxPage:
    rows: list[InboxRow]
    older: str


def inbox_page(person: User, show: Show = Show.ALL, after: str = "") -> InboxPage:
    """The newest threads first, `PAGE` of them; `older` is the cursor of the next page, if there is one."""
    places = page_of(listed(person).filter(NARROWED[show]), after, by=NEWEST, size=PAGE)
    return InboxPage(rows(places.rows), places.next)


def inbox_row(person: User, conversation: Conversation, show: Show = Show.ALL) -> InboxRow | None:
    """The line of one thread, or None when it is not on this list."""
    return next(iter(rows(list(listed(person).filter(NARROWED[show], conversation=conversation)))), None)


def unread_count(person: User) -> int:
    """How many threads hold something the person has not read; the same number on every screen."""
    return mine(person).filter(UNREAD).count()


def rows(places: list[Participant]) -> list[InboxRow]:
    others = other_sides(places)
    last = last_messages(place.conversation for place in places)
    return [
        InboxRow(place, others.get(place.conversation_id), last.get(place.conversation_id))
        for place in places
    ]


def listed(person: User) -> QuerySet[Participant]:
    """A thread appears once something has been said in it, and not taken back."""
    return (
        mine(person)
        .filter(conversation__last_seq__gt=F("conversation__emptied_seq"))
        .annotate(taken_back=Coalesce(Subquery(TAKEN_BACK), 0))
        .select_related("conversation__listing", "conversation__assignee")
    )


# Messages taken back keep their numbers, and are no news to anybody.
TAKEN_BACK = (
    Message.objects.filter(
        conversation=OuterRef("conversation"), kind=Message.Kind.UNDONE, seq__gt=OuterRef("read_seq")
    )
    .order_by()
    .values("conversation")
    .annotate(many=Count("pk"))
    .values("many")
)


def mine(person: User) -> QuerySet[Participant]:
    """What an agent answers for the office belongs to the office's queues, not to the agent's own list."""
    return Participant.objects.filter(person=person, left_at=None).exclude(part=Participant.Part.AGENT)


def other_sides(places: list[Participant]) -> dict[int, User]:
    """The first other member of each thread, by thread."""
    if not places:
        return {}
    found = (
        Participant.objects.filter(conversation__in=[place.conversation_id for place in places])
        .exclude(person=places[0].person_id)
        .exclude(part=Participant.Part.AGENT)
        .select_related("person")
        .order_by("-pk")
    )
    return {place.conversation_id: place.person for place in found}
