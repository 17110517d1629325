"""The postbox: every message and every receipt of this process goes through here, in natural batches.

The event loop stores plain messages itself: a thread would have to win the interpreter's lock back from it at
every step. A batch in which one needs more than words has a thread; the next one waits for it, in order.
"""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from django.db import connection

from saypro.accounts.models import User
from saypro.conversations import access, pace
from saypro.conversations.actions import (
    Outcome,
    Pointer,
    Post,
    Posted,
    Refused,
    join_support,
    move_pointers,
    post_messages,
    post_plainly,
)
from saypro.conversations.actions.statements import TUNING
from saypro.conversations.bodies import clean_body
from saypro.conversations.showing import can_show_at_once, show
from saypro.kit.batching import Batcher
from saypro.kit.loop_batching import LoopBatcher
from saypro.kit.loop_trips import LoopConnection
from saypro.realtime.threads import guarded, in_one_of, in_thread, keep_own_connection, own_threads

log = logging.getLogger(__name__)
Answer = Callable[[Outcome], None]

_line = LoopConnection(TUNING)
_thread = own_threads("postbox", 1)
_posts: LoopBatcher[Post, Outcome] = LoopBatcher(lambda batch: _store(batch))
_pointers: Batcher[Pointer] = Batcher(
    "receipts", lambda batch: guarded(_tuned, move_pointers, batch), prepare=keep_own_connection
)


@asynccontextmanager
async def open_postbox() -> AsyncIterator[None]:
    """Collect batches while the block lasts; else each post is its own batch."""
    _posts.start()
    _pointers.start()
    try:
        yield
    finally:
        await _posts.stop()
        _line.close()
        _pointers.stop()


def submit(post: Post, answer: Answer) -> None:
    """Store the message soon; `answer` is called in this event loop with Posted or Refused.

    Safe to repeat with the same `client_id`. Raises Refused for what can be judged at once: text and pace.
    """
    _posts.submit(_judged(post), lambda result: answer(_outcome(result)))


def submit_and_wait(post: Post) -> Posted:
    """Store the message and say where it stands; for views and commands.

    Safe to repeat with the same `client_id`. Raises Refused when it is not accepted, or not stored.
    """
    outcome = _stored(_judged(post))
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def say(person: User, post: Post) -> Posted:
    """`submit_and_wait` for a page: an agent who answers a support thread takes a seat in it first."""
    try:
        return submit_and_wait(post)
    except Refused as refused:
        if refused.code != "not_found" or not person.is_office:
            raise
    join_support(access.support_conversation_for(person, post.conversation), person)
    return submit_and_wait(post)


def move(pointer: Pointer) -> None:
    """Move a receipt pointer soon; nobody waits for it, and a lost one is told again by the next."""
    if _pointers.is_running:
        _pointers.submit(pointer)
    else:
        move_pointers([pointer])


def _judged(post: Post) -> Post:
    body = clean_body(post.body, may_be_empty=bool(post.attachments))
    pace.spend(post.sender_id)
    return post if body == post.body else replace(post, body=body)


def _stored(post: Post) -> Outcome:
    if not _posts.is_running:
        return post_messages([post])[0]
    try:
        return _posts.wait_for(post)
    except Exception as error:
        return _outcome(error)


def _outcome(result: Outcome | BaseException) -> Outcome:
    """What the batch made of the post; after a failure it may not be stored, and should be sent again."""
    if isinstance(result, Posted | Refused):
        return result
    log.warning("A message could not be stored: %s", result)
    return Refused("unavailable")


async def _store(batch: list[Post]) -> list[Outcome]:
    if all(post.is_plain for post in batch):
        outcomes = await post_plainly(_line, batch)
    else:
        outcomes = await in_one_of(_thread, _tuned, _post, batch)
    await _show(batch, outcomes)
    return outcomes


def _post(batch: list[Post]) -> list[Outcome]:
    return post_messages(batch, told_here=True)


async def _show(batch: list[Post], outcomes: list[Outcome]) -> None:
    """Nothing that goes wrong here may make a stored message look unstored."""
    try:
        if can_show_at_once(batch):
            show(batch, outcomes)
        else:
            await in_thread(show, batch, outcomes)
    except Exception:
        log.exception("Stored messages could not be shown at once; the next beat does it")


def _tuned(work: Callable[[list[Any]], list[Any]], batch: list[Any]) -> list[Any]:
    if connection.connection is None:
        with connection.cursor() as cursor:
            for setting in TUNING:
                cursor.execute(setting)
    return work(batch)
