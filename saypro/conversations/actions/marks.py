"""How a person files threads for themselves: archived, starred, muted, put back as unread.

Nobody else sees any of it and no fact is recorded: a thread that somebody puts away has not changed.
Everything here takes many threads at once, leaves alone those the person has no place in, and may be
repeated. It returns how the changed ones were filed before, for `refile` to lead back to.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.db import transaction
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.actions.pointers import Pointer, move_pointers
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.places import FOR_GOOD
from saypro.realtime import actions as realtime


@dataclass(frozen=True, slots=True)
class Filing:
    """How one person has filed one thread."""

    marked_seq: int | None
    archived_seq: int | None
    muted_until: datetime | None
    is_starred: bool

    @classmethod
    def of(cls, place: Participant) -> Self:
        return cls(place.marked_seq, place.archived_seq, place.muted_until, place.is_starred)


FIELDS = ["marked_seq", "archived_seq", "muted_until", "is_starred"]
Filed = dict[str, Filing]
"""By the thread's reference."""


def archive(person: User, refs: Collection[str]) -> Filed:
    """Put the threads away until something new comes."""
    return _file(person, refs, lambda place, was: replace(was, archived_seq=place.conversation.last_seq))


def unarchive(person: User, refs: Collection[str]) -> Filed:
    return _file(person, refs, lambda _place, was: replace(was, archived_seq=None))


def star(person: User, refs: Collection[str], *, is_starred: bool = True) -> Filed:
    return _file(person, refs, lambda _place, was: replace(was, is_starred=is_starred))


@transaction.atomic
def mute(person: User, refs: Collection[str], *, until: datetime) -> Filed:
    """Nothing about the threads calls for the person before then; FOR_GOOD is for ever."""
    before = _file(person, refs, lambda _place, was: replace(was, muted_until=until))
    if until < FOR_GOOD:
        _tell_of_end(person, before, until)
    return before


def unmute(person: User, refs: Collection[str]) -> Filed:
    return _file(person, refs, lambda _place, was: replace(was, muted_until=None))


def mark_unread(person: User, refs: Collection[str]) -> Filed:
    """Make the last message new again, for the person alone: receipts never go back."""
    return _file(person, refs, unread_again)


@transaction.atomic
def mark_read(person: User, refs: Collection[str]) -> Filed:
    """Everything in the threads has been read; the other side is told, as if they had been opened."""
    unread = [place for place in _held(person, refs) if has_news(place)]
    before = {
        place.conversation.ref: replace(Filing.of(place), marked_seq=place.seen_seq) for place in unread
    }
    ends = [(place.conversation.ref, place.conversation.last_seq) for place in unread]
    move_pointers([Pointer(ref, person.pk, received=seq, read=seq) for ref, seq in ends])
    return before


def refile(person: User, filed: Filed) -> Filed:
    """File the threads as they were."""
    return _file(person, filed, lambda place, _was: filed[place.conversation.ref])


def tell_mute_ended(person_id: int, conversation_ids: Iterable[int]) -> None:
    """Have the person's open screens look at these threads again."""
    realtime.announce([("inbox", person_id, thread_id) for thread_id in conversation_ids])


def unread_again(place: Participant, was: Filing) -> Filing:
    """What was taken back cannot be new: the last message that is to be seen is."""
    if has_news(place):
        return was
    there = place.conversation.messages.exclude(kind=Message.Kind.UNDONE).order_by("-seq")
    return replace(was, marked_seq=there.values_list("seq", flat=True)[0] - 1)


def has_news(place: Participant) -> bool:
    return place.seen_seq < place.conversation.last_seq


@transaction.atomic
def _file(person: User, refs: Collection[str], filing: Callable[[Participant, Filing], Filing]) -> Filed:
    before: Filed = {}
    changed: list[Participant] = []
    for place in _held(person, refs):
        was = Filing.of(place)
        becomes = filing(place, was)
        if becomes != was:
            before[place.conversation.ref] = was
            changed.append(_set(place, becomes))
    Participant.objects.bulk_update(changed, FIELDS)
    realtime.announce([("inbox", person.pk, place.conversation_id) for place in changed])
    return before


def _held(person: User, refs: Collection[str]) -> list[Participant]:
    """The person's own places; their threads are locked first, in the order the postbox locks them."""
    mine = Participant.objects.filter(person=person, left_at=None).exclude(part=Participant.Part.AGENT)
    threads = Conversation.objects.filter(ref__in=refs, participants__in=mine.filter(places.HAS_WORDS))
    locked = threads.select_for_update(of=["self"], no_key=True).order_by("pk")
    by_id = {thread.pk: thread for thread in locked}
    held = list(mine.filter(conversation__in=by_id).order_by("conversation"))
    for place in held:
        place.conversation = by_id[place.conversation_id]
    return held


def _set(place: Participant, filing: Filing) -> Participant:
    for field in FIELDS:
        setattr(place, field, getattr(filing, field))
    return place


def _tell_of_end(person: User, filed: Filed, until: datetime) -> None:
    ids: list[Any] = list(Conversation.objects.filter(ref__in=filed).values_list("pk", flat=True))
    if ids:
        app.configure_task("conversations.tell_mute_ended", schedule_at=until).defer(
            person_id=person.pk, conversation_ids=ids
        )
