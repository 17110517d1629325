"""Notes, who is named in them, and who follows a ticket."""

from collections.abc import Iterable

from django.db.models import QuerySet

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.models import WITH_OFFICE, Conversation
from saypro.helpdesk.models import Follower, Mention, Note, Ticket
from saypro.helpdesk.privacy import hidden_from, those_who_may_see

MOST = 200


def names_of_agents() -> dict[int, str]:
    """Everybody of the office, by id."""
    return dict(agents().values_list("pk", "name"))


def agents() -> QuerySet[User]:
    """Everybody who works in the office now, by name."""
    return User.objects.filter(role__in=OFFICE_ROLES, is_active=True).order_by("name", "pk")


def notes_in(conversation_id: int) -> list[Note]:
    """The newest 200 notes on a thread's tickets, oldest first."""
    notes = drawable().filter(ticket__conversation=conversation_id).order_by("-written_at", "-pk")
    return list(notes[:MOST])[::-1]


def drawable() -> QuerySet[Note]:
    """Notes with all that drawing them needs."""
    return Note.objects.select_related("author", "ticket").prefetch_related("mentions__agent")


def mentions_of(agent: User, *, seen: bool | None = None) -> QuerySet[Mention]:
    """Where the agent was named, newest first; only what is new with `seen=False`, the rest with True."""
    found = Mention.objects.filter(agent=agent).select_related("note__author", "note__ticket__conversation")
    found = found.exclude(note__ticket__conversation__in=hidden_from(agent))
    if seen is not None:
        found = found.filter(seen_at__isnull=not seen)
    return found.order_by("-pk")


def followers_of(ticket: Ticket) -> list[User]:
    """Those of the office who follow the ticket, by name."""
    chosen = Follower.objects.filter(ticket=ticket, is_following=True).values("agent")
    return those_who_may_see(ticket, agents().filter(pk__in=chosen))


def is_following(ticket: Ticket, agent: User) -> bool:
    return Follower.objects.filter(ticket=ticket, agent=agent, is_following=True).exists()


def agents_called(words: str, *, limit: int = 8) -> list[User]:
    """Those whose name begins, in one of its words, as typed."""
    wanted = words.strip().lower()
    found = (each for each in agents() if begins(each.name.lower(), wanted))
    return list(found)[:limit]


def begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())


def threads_with_notes(conversation_ids: Iterable[int]) -> set[int]:
    """Those of the threads on which a note stands."""
    notes = Note.objects.filter(ticket__conversation__in=list(conversation_ids), deleted_at=None)
    return set(notes.values_list("ticket__conversation", flat=True))


def thread_named(ref: str) -> Conversation | None:
    """The thread of this name, if our office is in it."""
    return Conversation.objects.filter(WITH_OFFICE, ref=ref).first()
