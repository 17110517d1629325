"""What one can listen to in this room: a thread, one's own list, the office's queues."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from saypro.accounts.actions.refusals import refusals_noted
from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations import access
from saypro.conversations.hidden import hidden_pairs
from saypro.conversations.models import WITH_OFFICE, Conversation, Participant
from saypro.conversations.tails import NEVER, Tail, people_of, standing, tails
from saypro.realtime.topics import Dirty, Joined, Listener, News
from saypro.realtime.wire import encode

FEW = 10
AGENT = Participant.Part.AGENT


class ThreadTopic:
    """A thread's messages and receipts.

    The announced number is a `seq`, 0 when only pointers moved, or -1 when earlier messages changed.
    """

    kind = "thread"
    name = "thread"
    delay_s = 0.0

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        thread = _thread_for(listener, ref)
        if thread is None:
            return None
        missing = changes(thread, _number(wish, "after", 0), _number(wish, "since", NEVER))
        return Joined(
            key=thread.pk,
            answer={"seq": thread.last_seq, "revision": thread.revision},
            last=max(thread.last_seq, missing["seq"]),
            since=missing["revision"],
            frames=[encode({"changes": missing})],
            people=_others(thread, listener),
        )

    def missed(self, key: int, after: int, since: int) -> News:
        return self.news({key: Dirty(after, since, {after + 1})}).get(key, News([]))

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        people = people_of([key for key, change in dirty.items() if 0 in change.numbers])
        last = {key: change.last for key, change in dirty.items()}
        since = {key: change.since for key, change in dirty.items()}
        return {
            key: News(
                [encode({"changes": changes_in(tail, people.get(key, []), last[key])})],
                tail.reached,
                tail.revision,
            )
            for key, tail in tails(last, since).items()
            if tail.messages or tail.changed or key in people
        }

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        return standing(keys)

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        keys = {key for key, _person in pairs}
        places = Participant.objects.filter(conversation__in=keys, left_at=None)
        seated = set(places.exclude(part=AGENT).values_list("conversation_id", "person_id")) & set(pairs)
        return seated | _seen_by_office(pairs)


class InboxTopic:
    """One's own list of threads. The announced number is the id of the thread that changed; a negative one
    when what stands around its messages changed, too."""

    kind = "inbox"
    name = "inbox"
    delay_s = 0.2

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        return None if ref else Joined(key=listener.person_id, answer={})

    def missed(self, key: int, after: int, since: int) -> News:
        return News([])

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        refs = refs_of({abs(number) for change in dirty.values() for number in change.numbers})
        return {key: News([self._frame(change.numbers, refs)]) for key, change in dirty.items()}

    def _frame(self, numbers: set[int], refs: Mapping[int, str]) -> str:
        changed = {refs[abs(number)] for number in numbers if abs(number) in refs}
        around = {refs[-number] for number in numbers if -number in refs}
        news = {"topic": self.name, "conversations": sorted(changed)}
        return encode({"news": news | ({"around": sorted(around)} if around else {})})

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        return {}

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        return set(pairs)


MOST_KNOWN = 50_000
_refs: dict[int, str] = {}


def refs_of(keys: set[int]) -> Mapping[int, str]:
    """At least these threads' references, of those that exist; a reference never changes."""
    if unknown := keys - _refs.keys():
        if len(_refs) > MOST_KNOWN:
            _refs.clear()
            unknown = keys
        _refs.update(Conversation.objects.filter(pk__in=unknown).values_list("pk", "ref"))
    return _refs


class OfficeTopic(InboxTopic):
    """The office's queues: one topic for all agents."""

    kind = "office"
    name = "office"

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        return Joined(key=0, answer={}) if not ref and _office({listener.person_id}) else None

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        office = _office({person_id for _key, person_id in pairs})
        return {(key, who) for key, who in pairs if who in office}


def changes(thread: Conversation, after: int, since: int = NEVER) -> dict[str, Any]:
    """The answer to the catch-up question: up to 200 messages after that number, and everybody's receipts.

    With `since`, the revision up to which the asker has heard, also what changed in messages before.
    """
    held = min(after, thread.last_seq)
    tail = tails({thread.pk: held}, {thread.pk: since})[thread.pk]
    return changes_in(tail, people_of([thread.pk])[thread.pk], held)


def changes_in(tail: Tail, people: list[dict[str, Any]], held: int) -> dict[str, Any]:
    """What a `changes` frame says to those who hold everything up to `held`."""
    return {
        "conversation": tail.ref,
        "seq": tail.reached or held,
        "revision": tail.revision,
        "messages": [*tail.changed, *tail.messages],
        "people": people,
        "more": tail.is_cut,
    }


def _number(wish: Mapping[str, Any], key: str, default: int) -> int:
    value = wish.get(key, default)
    return value if isinstance(value, int) and 0 <= value < NEVER else default


def _thread_for(listener: Listener, ref: str) -> Conversation | None:
    person = User.objects.filter(pk=listener.person_id, is_active=True).first()
    if person is None:
        return None
    try:
        with refusals_noted(person.pk, "socket join thread"):
            return access.conversation_for(person, ref)
    except Http404:
        return None


def _others(thread: Conversation, listener: Listener) -> list[tuple[int, str]]:
    others = thread.participants.filter(left_at=None).exclude(person=listener.person_id)
    found = list(others.values_list("person_id", "person__handle")[: FEW + 1])
    return found if len(found) <= FEW else []


def _seen_by_office(pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs whose person is of the office, which has come in, and from whom nothing hides the thread."""
    office = _office({person_id for _key, person_id in pairs})
    asked = {(key, who) for key, who in pairs if who in office}
    if not asked:
        return set()
    with_office = Conversation.objects.filter(WITH_OFFICE, pk__in={key for key, _who in asked})
    open_to_office = set(with_office.values_list("pk", flat=True))
    theirs = {(key, who) for key, who in asked if key in open_to_office}
    return theirs - hidden_pairs(theirs)


def _office(person_ids: set[int]) -> set[int]:
    office = User.objects.filter(pk__in=person_ids, is_active=True, role__in=OFFICE_ROLES)
    return set(office.values_list("pk", flat=True))
