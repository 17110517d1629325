"""What agents listen to beside a thread: the notes on it, and who else looks at it."""

from collections.abc import Collection, Mapping
from typing import Any

from saypro.accounts.actions.refusals import note_refusals
from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.models import Conversation
from saypro.helpdesk.fragments import note_item
from saypro.helpdesk.models import Note
from saypro.helpdesk.privacy import hidden_pairs
from saypro.helpdesk.queries import drawable, notes_in, thread_named
from saypro.kit.withheld import Things
from saypro.realtime.topics import Dirty, Joined, Listener, News
from saypro.realtime.wire import encode


class NotesTopic:
    """The notes on a thread's tickets, for the office. The announced number is a note's key, negative for one
    that changed."""

    kind = "notes"
    name = "notes"
    delay_s = 0.0

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        thread = thread_named(ref) if _office([listener.person_id]) else None
        if thread is None or hidden_pairs([(thread.pk, listener.person_id)]):
            note_refusals(listener.person_id, Things(Conversation, "ref", (ref,)), "socket join notes")
            return None
        notes = notes_in(thread.pk)
        last = max((note.pk for note in notes), default=0)
        return Joined(key=thread.pk, answer={}, last=last, frames=[frame(thread.ref, notes)])

    def missed(self, key: int, after: int, since: int) -> News:
        return self.news({key: Dirty(after, since, {after + 1})}).get(key, News([]))

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        found: dict[int, News] = {}
        for key, thread in Conversation.objects.in_bulk(list(dirty)).items():
            changed = [-number for number in dirty[key].numbers if number < 0]
            notes = drawable().filter(ticket__conversation=key).order_by("pk")
            fresh = list(notes.filter(pk__gt=dirty[key].last))
            shown = [*notes.filter(pk__in=changed, pk__lte=dirty[key].last), *fresh]
            if shown:
                last = max(note.pk for note in shown)
                found[key] = News([frame(thread.ref, shown)], max(last, dirty[key].last))
        return found

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        """A name of its own in the beat: the thread stands there under its own."""
        found: dict[int, tuple[int, int, str]] = {}
        notes = Note.objects.filter(ticket__conversation__in=keys).order_by("ticket__conversation", "-pk")
        last = notes.distinct("ticket__conversation").values_list(
            "ticket__conversation", "pk", "ticket__conversation__ref"
        )
        for key, pk, ref in last:
            found[key] = (pk, 0, f"notes:{ref}")
        return found

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        office = _office([who for _key, who in pairs])
        return {(key, who) for key, who in pairs if who in office} - hidden_pairs(pairs)


def frame(ref: str, notes: Collection[Note]) -> str:
    return encode({"notes": {"conversation": ref, "notes": [note_item(note) for note in notes]}})


def _office(person_ids: Collection[int]) -> set[int]:
    agents = User.objects.filter(pk__in=person_ids, role__in=OFFICE_ROLES, is_active=True)
    return set(agents.values_list("pk", flat=True))
