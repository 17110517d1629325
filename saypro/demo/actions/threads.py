"""The world's threads, seats and messages."""

from collections.abc import Iterator

from saypro.conversations.models import Conversation, Message, Participant
from saypro.demo.actions.ads import StoredAds
from saypro.demo.actions.copying import copy, new_ids
from saypro.demo.actions.people import Stored
from saypro.demo.world.shapes import Thread, World

SEAT = (
    "conversation_id",
    "person_id",
    "part",
    "received_seq",
    "read_seq",
    "mailed_seq",
    "draft",
    "joined_at",
)
MESSAGE = ("id", "conversation_id", "seq", "sender_id", "client_id", "body", "sent_at")
StoredThreads = dict[Thread, tuple[int, list[int]]]


def store_threads(world: World, people: Stored, ads: StoredAds) -> StoredThreads:
    """The number of each thread's row, and of each of its messages in their order."""
    rows = Conversation.objects.bulk_create(row(thread, people, ads) for thread in world.threads)
    ids = iter(new_ids(Message, sum(len(thread.said) for thread in world.threads)))
    stored = {
        thread: (row.pk, [next(ids) for _said in thread.said])
        for thread, row in zip(world.threads, rows, strict=True)
    }
    copy(Participant, SEAT, seats(stored, people))
    copy(Message, MESSAGE, messages(stored, people))
    return stored


def row(thread: Thread, people: Stored, ads: StoredAds) -> Conversation:
    return Conversation(
        ref=thread.ref,
        kind=thread.kind,
        listing_id=ads[thread.ad] if thread.ad else None,
        subject=thread.subject[:120],
        last_seq=len(thread.said),
        revision=len(thread.said) + bool(thread.assignee) + bool(thread.solved_at),
        started_at=thread.started_at,
        last_message_at=thread.last_at,
        assignee_id=people[thread.assignee] if thread.assignee else None,
        solved_at=thread.solved_at,
    )


def seats(stored: StoredThreads, people: Stored) -> Iterator[tuple[object, ...]]:
    """Nobody is due a mail about what was said before the world began: `mailed_seq` is at the end."""
    for thread, (pk, _ids) in stored.items():
        for seat in thread.seats:
            end = len(thread.said)
            yield pk, people[seat.person], seat.part, seat.received, seat.read, end, "", seat.joined_at


def messages(stored: StoredThreads, people: Stored) -> Iterator[tuple[object, ...]]:
    for thread, (pk, ids) in stored.items():
        for seq, (message_id, said) in enumerate(zip(ids, thread.said, strict=True), 1):
            yield message_id, pk, seq, people[said.sender], said.client_id, said.body, said.at
