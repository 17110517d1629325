"""Showing what this process has just stored, without reading it back.

A screen that waits here sees a message as soon as it is durable. Everybody else, and whoever missed something
in between, hears the announcement and reads.
"""

from collections import defaultdict
from collections.abc import Iterable

from saypro.conversations.actions import Outcome, Post, Posted
from saypro.conversations.fragments import Extra, MessageRow
from saypro.conversations.live import ThreadTopic, changes_in
from saypro.conversations.queries.extras import extras
from saypro.conversations.tails import MOST, Author, Tail, are_known, authors_of, message_item
from saypro.realtime.hub import listened_to, tell_soon
from saypro.realtime.topics import Continued, News
from saypro.realtime.wire import encode

Stored = list[tuple[Post, Posted]]


def can_show_at_once(batch: Iterable[Post]) -> bool:
    """Whether `show` would ask the database nothing."""
    return are_known({post.sender_id for post in batch}) and all(post.is_plain for post in batch)


def show(batch: Iterable[Post], outcomes: Iterable[Outcome]) -> None:
    """Show the stored messages to those in this process who look at their threads; from any thread."""
    by_thread: defaultdict[int, Stored] = defaultdict(list)
    for post, outcome in zip(batch, outcomes, strict=True):
        if isinstance(outcome, Posted) and not outcome.is_repeat:
            by_thread[outcome.conversation_id].append((post, outcome))
    here = listened_to(ThreadTopic.kind, by_thread)
    if shown := {key: stored for key, stored in by_thread.items() if key in here and len(stored) < MOST}:
        known = authors_of({post.sender_id for stored in shown.values() for post, _posted in stored})
        parts = parts_of([one for stored in shown.values() for one in stored])
        tell_soon(ThreadTopic.kind, {key: following(stored, known, parts) for key, stored in shown.items()})


def parts_of(stored: Stored) -> dict[int, Extra]:
    """What those are drawn with that are not only words; it is read, for a batch that has such."""
    return extras([posted.message_id for post, posted in stored if not post.is_plain])


def following(stored: Stored, authors: dict[int, Author], parts: dict[int, Extra]) -> Continued:
    """The news of these messages of one thread, for those who have all that was before."""
    stored.sort(key=lambda one: one[1].seq)
    before, last = stored[0][1].seq - 1, stored[-1][1]
    tail = Tail(last.conversation, last.seq, last.revision)
    for post, posted in stored:
        said = post.body, posted.sent_at, parts.get(posted.message_id)
        row = MessageRow(posted.seq, str(posted.client_id), *authors[post.sender_id], *said)
        tail.messages.append(message_item(row))
    news = News([encode({"changes": changes_in(tail, [], before)})], last.seq, last.revision)
    return Continued(news, before, last.changed)
