"""What one can listen to in this room: a thread, one's own list, the office's queues."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from saypro.accounts.models import User
from saypro.conversations import access
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.tails import Tail, people_of, standing, tails
from saypro.realtime.topics import Dirty, Joined, Listener, News
from saypro.realtime.wire import encode

FEW = 10


class ThreadTopic:
    """A thread's messages and receipts. The announced number is a `seq`, or 0 when only pointers moved."""

    kind = "thread"
    name = "thread"
    delay_s = 0.0

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        thread = _thread_for(listener, ref)
        if thread is None:
            return None
        after = wish.get("after", 0)
        missing = changes(thread, after if isinstance(after, int) and after >= 0 else 0)
        return Joined(
            key=thread.pk,
            answer={"seq": thread.last_seq, "revision": thread.revision},
            last=max(thread.last_seq, missing["seq"]),
            frames=[encode({"changes": missing})],
            people=_others(thread, listener),
        )

    def missed(self, key: int, after: int) -> News:
        return self.news({key: Dirty(after, {after + 1})}).get(key, News([]))

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        people = people_of([key for key, change in dirty.items() if 0 in change.numbers])
        return {
            key: News(
                [encode({"changes": _changes(tail, people.get(key, []), dirty[key].last)})], tail.reached
            )
            for key, tail in tails({key: change.last for key, change in dirty.items()}).items()
            if tail.messages or key in people
        }

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        return standing(keys)

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        places = Participant.objects.filter(conversation__in={key for key, _person in pairs}, left_at=None)
        support = Conversation.objects.filter(
            pk__in={key for key, _person in pairs}, kind=Conversation.Kind.SUPPORT
        )
        office = _office({person_id for _key, person_id in pairs})
        seated = set(places.values_list("conversation_id", "person_id"))
        open_to_office = set(support.values_list("pk", flat=True))
        return {
            (key, who)
            for key, who in pairs
            if (key, who) in seated or (key in open_to_office and who in office)
        }


class InboxTopic:
    """One's own list of threads. The announced number is the id of the thread that changed."""

    kind = "inbox"
    name = "inbox"
    delay_s = 0.2

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        return None if ref else Joined(key=listener.person_id, answer={})

    def missed(self, key: int, after: int) -> News:
        return News([])

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        refs = dict(
            Conversation.objects.filter(
                pk__in={number for change in dirty.values() for number in change.numbers}
            ).values_list("pk", "ref")
        )
        return {
            key: News(
                [
                    encode(
                        {
                            "news": {
                                "topic": self.name,
                                "conversations": [refs[n] for n in change.numbers if n in refs],
                            }
                        }
                    )
                ]
            )
            for key, change in dirty.items()
        }

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        return {}

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        return set(pairs)


class OfficeTopic(InboxTopic):
    """The office's queues: one topic for all agents."""

    kind = "office"
    name = "office"

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        return Joined(key=0, answer={}) if not ref and _office({listener.person_id}) else None

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        office = _office({person_id for _key, person_id in pairs})
        return {(key, who) for key, who in pairs if who in office}


def changes(thread: Conversation, after: int) -> dict[str, Any]:
    """The answer to the catch-up question: up to 200 messages after that number, and everybody's receipts."""
    held = min(after, thread.last_seq)
    return _changes(tails({thread.pk: held})[thread.pk], people_of([thread.pk])[thread.pk], held)


def _changes(tail: Tail, people: list[dict[str, Any]], held: int) -> dict[str, Any]:
    return {
        "conversation": tail.ref,
        "seq": tail.reached or held,
        "revision": tail.revision,
        "messages": tail.messages,
        "people": people,
        "more": tail.is_cut,
    }


def _thread_for(listener: Listener, ref: str) -> Conversation | None:
    person = User.objects.filter(pk=listener.person_id, is_active=True).first()
    try:
        return access.conversation_for(person, ref) if person else None
    except Http404:
        return None


def _others(thread: Conversation, listener: Listener) -> list[tuple[int, str]]:
    others = thread.participants.filter(left_at=None).exclude(person=listener.person_id)
    found = list(others.values_list("person_id", "person__handle")[: FEW + 1])
    return found if len(found) <= FEW else []


def _office(person_ids: set[int]) -> set[int]:
    return {
        person.pk for person in User.objects.filter(pk__in=person_ids, is_active=True) if person.is_office
    }
