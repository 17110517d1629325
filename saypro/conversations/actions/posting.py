"""Storing messages: always a batch, a single message being a batch of one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db import IntegrityError, transaction

from saypro.conversations.actions import statements
from saypro.conversations.actions.claiming import Claims
from saypro.conversations.actions.statements import Locked, Seen
from saypro.conversations.events import ConversationReopened, MessagesPosted
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.refusals import Refused
from saypro.conversations.thanks import is_thanks
from saypro.events import actions as events
from saypro.kit.constraints import violated
from saypro.kit.loop_trips import LoopConnection
from saypro.kit.trips import Trips, commit, make_trips
from saypro.realtime import actions as realtime

TRIES = 5
MessageKey = tuple[int, UUID]


@dataclass(slots=True)  # one for every message, and a frozen one takes three times as long to make
class Post:
    """Something a person wants to say; `body` has passed `bodies.clean_body`.

    `quote` is the number of the message it answers, 0 for none; one the thread does not have is none.
    `attachments` are the refs of files they uploaded for it; with some, the body may be empty.
    With `seen` it is refused when somebody else has said anything after that number.
    """

    conversation: str
    sender_id: int
    client_id: UUID
    body: str
    quote: int = 0
    attachments: tuple[str, ...] = ()
    is_wordless: bool = False
    seen: int | None = None

    @property
    def key(self) -> MessageKey:
        return self.sender_id, self.client_id

    @property
    def is_plain(self) -> bool:
        """Nothing but words: what it is drawn with need not be read."""
        return not (self.quote or self.attachments)


@dataclass(slots=True)
class Posted:
    """A stored message: its number in the thread and when.

    `revision` is the thread's with it, `changed` the one at which its earlier messages last changed.
    `is_repeat` when it had been stored before: its text is then the first one's.
    """

    message_id: int
    conversation: str
    conversation_id: int
    client_id: UUID
    seq: int
    sent_at: datetime
    revision: int
    changed: int
    is_repeat: bool = field(default=True, compare=False)


Outcome = Posted | Refused


class SentMeanwhile(Exception):
    """Other processes stored one of these posts while we judged it, again and again."""


def post_messages(batch: Sequence[Post], *, told_here: bool = False) -> list[Outcome]:
    """Store the batch and let every open screen know; answers in the batch's order.

    Safe to repeat: a `client_id` its sender has used before answers with the first message, whatever the
    text or thread. A refusal of one post touches no other. With `told_here` the caller shows the messages to
    the threads' screens in this process itself.
    """
    if not batch:
        return []
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                return make_trips(posting(batch, told_here=told_here))
        except IntegrityError as error:
            require_sent_meanwhile(error)
    raise SentMeanwhile


async def post_plainly(line: LoopConnection, batch: Sequence[Post]) -> list[Outcome]:
    """`post_messages` from the event loop, for posts that are plain; told here."""
    for _attempt in range(TRIES):
        try:
            return await line.make_trips(posting(batch, told_here=True))
        except IntegrityError as error:
            require_sent_meanwhile(error)
    raise SentMeanwhile


def require_sent_meanwhile(error: IntegrityError) -> None:
    """Raises any error but that another process stored one of the posts after we had looked."""
    if violated(error) != "sent_once":
        raise error


def posting(batch: Sequence[Post], *, told_here: bool) -> Trips[list[Outcome]]:
    """The way of a batch, in two trips: lock and look, then store, tell and commit."""
    posts = {post.key: post for post in reversed(batch)}
    seen = yield from statements.look(posts.values())
    outcomes: dict[MessageKey, Outcome] = {
        (sender_id, stored[3]): Posted(*stored) for sender_id, *stored in seen.known
    }
    fresh = [post for key, post in reversed(posts.items()) if key not in outcomes]
    outcomes |= _refusals(fresh, seen)
    claims = Claims((post for post in fresh if post.key not in outcomes), seen.threads)
    outcomes |= claims.refusals()
    accepted = [claims.worded(post) for post in fresh if post.key not in outcomes]
    outcomes |= yield from _store(accepted, seen, claims, told_here)
    return [outcomes[post.key] for post in batch]


def _refusals(posts: Sequence[Post], seen: Seen) -> dict[MessageKey, Outcome]:
    """Judge every post by who takes part in its thread, now that the thread is locked."""
    refused: dict[MessageKey, Outcome] = {}
    for post in posts:
        thread = seen.threads.get(post.conversation)
        if thread is None or post.sender_id not in thread.people:
            refused[post.key] = Refused("not_found")
        elif post.key in seen.overtaken:
            refused[post.key] = Refused("moved_on")
        elif thread.kind == Conversation.Kind.DEAL and (post.sender_id, statements.NOBODY) in seen.blocks:
            refused[post.key] = Refused("suspended")
        elif seen.blocks and thread.kind == Conversation.Kind.DEAL and _is_blocked(post, thread, seen.blocks):
            refused[post.key] = Refused("blocked")
    return refused


def _is_blocked(post: Post, thread: Locked, blocks: set[tuple[int, int]]) -> bool:
    """Between the two members: our office is nobody's to keep from writing, and keeps nobody from it."""
    members = [who for who, part in thread.people.items() if part != Participant.Part.AGENT]
    return post.sender_id in members and any(
        (post.sender_id, other) in blocks or (other, post.sender_id) in blocks for other in members
    )


def _store(
    posts: Sequence[Post], seen: Seen, claims: Claims, told_here: bool
) -> Trips[dict[MessageKey, Outcome]]:
    if not posts:
        return {}
    rows = _numbered(posts, seen)
    statements.insert(rows)
    claims.settle(rows)
    _advance(rows)
    _record(rows, seen.at)
    _announce(rows, told_here)
    commit()
    yield
    return {post.key: _posted(pk, thread, seq, post, seen.at) for pk, thread, seq, post in rows}


def _posted(pk: int, thread: Locked, seq: int, post: Post, at: datetime) -> Posted:
    revision = thread.revision + seq - thread.last_seq
    return Posted(
        pk, thread.ref, thread.pk, post.client_id, seq, at, revision, thread.changed, is_repeat=False
    )


Rows = list[tuple[int, Locked, int, Post]]


def _numbered(posts: Sequence[Post], seen: Seen) -> Rows:
    """Each post with its id, thread and number: the thread's last, and one more each."""
    last: defaultdict[str, int] = defaultdict(int)
    rows: Rows = []
    for pk, post in zip(seen.ids, posts, strict=False):
        thread = seen.threads[post.conversation]
        last[thread.ref] += 1
        rows.append((pk, thread, thread.last_seq + last[thread.ref], post))
    return rows


def _advance(rows: Rows) -> None:
    """Move the threads and their writers' own pointers on, and open solved ones their member wrote in."""
    ends: dict[int, tuple[int, int]] = {}
    said: dict[tuple[int, int], int] = {}
    for _pk, thread, seq, post in rows:
        ends[thread.pk] = (seq, seq - thread.last_seq)
        said[thread.pk, post.sender_id] = seq
    statements.advance(ends, said, _reopened(rows))


def _reopened(rows: Rows) -> dict[int, int]:
    """The solved threads that open again, and the member whose message did it; thanks alone do not."""
    return {
        thread.pk: post.sender_id
        for _pk, thread, _seq, post in rows
        if thread.is_solved
        and thread.people[post.sender_id] == Participant.Part.MEMBER
        and not is_thanks(post.body)
    }


def _announce(rows: Rows, told_here: bool) -> None:
    ends = {thread.ref: (thread, seq) for _pk, thread, seq, _post in rows}
    if told_here:
        realtime.announce(_lists(ends), told_here=_threads(ends))
    else:
        realtime.announce(chain(_threads(ends), _lists(ends)))


def _record(rows: Rows, at: datetime) -> None:
    messages = [[pk, thread.pk, seq, post.sender_id] for pk, thread, seq, post in rows]
    actor_id = messages[0][3] if len(messages) == 1 else None
    events.record(MessagesPosted(actor_id=actor_id, messages=messages, occurred_at=at))
    for conversation_id, member_id in _reopened(rows).items():
        events.record(ConversationReopened(conversation_id=conversation_id, actor_id=member_id))


Ends = dict[str, tuple[Locked, int]]


def _threads(ends: Ends) -> Iterator[tuple[str, int, int]]:
    for thread, seq in ends.values():
        yield "thread", thread.pk, seq


def _lists(ends: Ends) -> Iterator[tuple[str, int, int]]:
    for thread, _seq in ends.values():
        if thread.has_office:
            yield "office", 0, thread.pk
        for person_id in thread.people:
            yield "inbox", person_id, thread.pk
