"""Storing messages: always a batch, a single message being a batch of one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from saypro.conversations.actions import statements
from saypro.conversations.actions.statements import Locked
from saypro.conversations.events import ConversationReopened, MessagesPosted
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.refusals import Refused
from saypro.events import actions as events
from saypro.realtime import actions as realtime

TRIES = 5
MessageKey = tuple[int, UUID]


@dataclass(frozen=True, slots=True)
class Post:
    """Something a person wants to say; `body` has passed `bodies.clean_body`."""

    conversation: str
    sender_id: int
    client_id: UUID
    body: str

    @property
    def key(self) -> MessageKey:
        return self.sender_id, self.client_id


@dataclass(frozen=True, slots=True)
class Posted:
    """A stored message: its number in the thread and when."""

    message_id: int
    conversation: str
    conversation_id: int
    client_id: UUID
    seq: int
    sent_at: datetime


Outcome = Posted | Refused


class NumbersSpent(Exception):
    """Another process stored one of these posts while we numbered them: number them afresh."""


def post_messages(batch: Sequence[Post]) -> list[Outcome]:
    """Store the batch and let every open screen know; answers in the batch's order.

    Safe to repeat: a `client_id` its sender has used before answers with the first message, whatever the
    text or thread. A refusal of one post touches no other.
    """
    for _attempt in range(TRIES):
        try:
            return _post(batch)
        except NumbersSpent:
            continue
    raise NumbersSpent


@transaction.atomic
def _post(batch: Sequence[Post]) -> list[Outcome]:
    posts = {post.key: post for post in reversed(batch)}
    threads = statements.lock_threads({post.conversation for post in posts.values()})
    outcomes: dict[MessageKey, Outcome] = {
        (sender_id, stored[3]): Posted(*stored) for sender_id, *stored in statements.known(posts)
    }
    fresh = [post for key, post in reversed(posts.items()) if key not in outcomes]
    outcomes |= _refusals(fresh, threads)
    outcomes |= _store([post for post in fresh if post.key not in outcomes], threads)
    return [outcomes[post.key] for post in batch]


def _refusals(posts: Sequence[Post], threads: dict[str, Locked]) -> dict[MessageKey, Outcome]:
    """Judge every post by who takes part in its thread, now that the thread is locked."""
    blocks = statements.blocks_around({post.sender_id for post in posts})
    refused: dict[MessageKey, Outcome] = {}
    for post in posts:
        thread = threads.get(post.conversation)
        if thread is None or post.sender_id not in thread.people:
            refused[post.key] = Refused("not_found")
        elif blocks and thread.kind == Conversation.Kind.DEAL and _is_blocked(post, thread, blocks):
            refused[post.key] = Refused("blocked")
    return refused


def _is_blocked(post: Post, thread: Locked, blocks: set[tuple[int, int]]) -> bool:
    return any(
        (post.sender_id, other) in blocks or (other, post.sender_id) in blocks for other in thread.people
    )


def _store(posts: Sequence[Post], threads: dict[str, Locked]) -> dict[MessageKey, Outcome]:
    if not posts:
        return {}
    numbered = _numbered(posts, threads)
    ids = statements.insert(numbered)
    if len(ids) < len(numbered):
        raise NumbersSpent
    sent_at = _advance(numbered)
    _tell(numbered, ids, sent_at)
    return {
        post.key: Posted(ids[thread.pk, seq], thread.ref, thread.pk, post.client_id, seq, sent_at)
        for thread, seq, post in numbered
    }


Numbered = list[tuple[Locked, int, Post]]


def _numbered(posts: Sequence[Post], threads: dict[str, Locked]) -> Numbered:
    """Each post with its thread and number: the thread's last, and one more each."""
    last: defaultdict[str, int] = defaultdict(int)
    numbered: Numbered = []
    for post in posts:
        thread = threads[post.conversation]
        last[thread.ref] += 1
        numbered.append((thread, thread.last_seq + last[thread.ref], post))
    return numbered


def _advance(numbered: Numbered) -> datetime:
    """Move the threads and their writers' own pointers on, and open solved ones their member wrote in."""
    ends: dict[int, tuple[int, int]] = {}
    said: dict[tuple[int, int], int] = {}
    for thread, seq, post in numbered:
        ends[thread.pk] = (seq, seq - thread.last_seq)
        said[thread.pk, post.sender_id] = seq
    return statements.advance(ends, said, _reopened(numbered))


def _reopened(numbered: Numbered) -> dict[int, int]:
    """The solved threads that open again, and the member whose message did it."""
    return {
        thread.pk: post.sender_id
        for thread, _seq, post in numbered
        if thread.is_solved and thread.people[post.sender_id] == Participant.Part.MEMBER
    }


def _tell(numbered: Numbered, ids: dict[tuple[int, int], int], sent_at: datetime) -> None:
    messages = [[ids[thread.pk, seq], thread.pk, seq, post.sender_id] for thread, seq, post in numbered]
    actor_id = messages[0][3] if len(messages) == 1 else None
    events.record(MessagesPosted(actor_id=actor_id, messages=messages, occurred_at=sent_at))
    for conversation_id, member_id in _reopened(numbered).items():
        events.record(ConversationReopened(conversation_id=conversation_id, actor_id=member_id))
    realtime.announce(_topics({thread.ref: (thread, seq) for thread, seq, _post in numbered}))


def _topics(ends: dict[str, tuple[Locked, int]]) -> Iterator[tuple[str, int, int]]:
    for thread, seq in ends.values():
        yield "thread", thread.pk, seq
        if thread.kind == Conversation.Kind.SUPPORT:
            yield "office", 0, thread.pk
        for person_id in thread.people:
            yield "inbox", person_id, thread.pk
