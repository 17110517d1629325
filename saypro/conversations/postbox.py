"""The postbox: every message and every receipt of this process goes through here, in natural batches."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import contextmanager
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
)
from saypro.conversations.actions.statements import TUNING
from saypro.conversations.bodies import clean_body
from saypro.conversations.showing import show
from saypro.kit.batching import Batcher
from saypro.realtime.threads import guarded, keep_own_connection

log = logging.getLogger(__name__)
Answer = Callable[[Outcome], None]

_posts: Batcher[Post, Outcome] = Batcher(
    "postbox", lambda batch: _shown(batch, _work(_post, batch)), prepare=keep_own_connection
)
_pointers: Batcher[Pointer, None] = Batcher(
    "receipts", lambda batch: _work(move_pointers, batch), prepare=keep_own_connection
)


@contextmanager
def open_postbox() -> Any:
    """Collect batches in threads of their own while the block lasts; else each post is its own batch."""
    _posts.start()
    _pointers.start()
    try:
        yield
    finally:
        _posts.stop()
        _pointers.stop()


def submit(post: Post, answer: Answer) -> None:
    """Store the message soon; `answer` is called in this event loop with Posted or Refused.

    Safe to repeat with the same `client_id`. Raises Refused for what can be judged at once: text and pace.
    """
    _posts.submit(_judged(post), lambda result: answer(_outcome(result)), asyncio.get_running_loop())


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
        _pointers.submit(pointer, lambda _result: None)
    else:
        move_pointers([pointer])


def _judged(post: Post) -> Post:
    body = clean_body(post.body, may_be_empty=bool(post.attachments))
    pace.spend(post.sender_id)
    return replace(post, body=body)


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


def _post(batch: list[Post]) -> list[Outcome]:
    return post_messages(batch, told_here=True)


def _shown(batch: list[Post], outcomes: list[Outcome]) -> list[Outcome]:
    """Nothing that goes wrong here may make a stored message look unstored."""
    try:
        guarded(show, batch, outcomes)
    except Exception:
        log.exception("Stored messages could not be shown at once; the next beat does it")
    return outcomes


def _work(work: Callable[[list[Any]], list[Any]], batch: list[Any]) -> list[Any]:
    return guarded(_tuned, work, batch)


def _tuned(work: Callable[[list[Any]], list[Any]], batch: list[Any]) -> list[Any]:
    if connection.connection is None:
        with connection.cursor() as cursor:
            for setting in TUNING:
                cursor.execute(setting)
    return work(batch)
