"""One socket as the hub sees it: a bounded queue of frames and the topics it listens to."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from saypro.realtime.topics import Listener

MOST_WAITING = 500
HEAVIEST = 250_000
"""Characters that may wait; one frame alone may be longer."""

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Socket:
    """Frames go out in the order they were pushed.

    A reader too slow for its queue is dropped, and catches up when it comes back.
    """

    __slots__ = (
        "closing",
        "flushing",
        "listener",
        "proof",
        "send",
        "session_key",
        "topics",
        "typed_at",
        "typing_in",
        "waiting",
        "watching",
        "weight",
    )

    def __init__(self, send: Send, listener: Listener, session_key: str, proof: str) -> None:
        self.send = send
        self.listener = listener
        self.session_key = session_key
        self.proof = proof
        self.topics: dict[tuple[str, int], str] = {}
        self.typed_at: dict[int, float] = {}
        self.typing_in: set[int] = set()
        self.watching: set[int] = set()
        self.waiting: deque[str] = deque()
        self.weight = 0
        self.flushing = False
        self.closing: int | None = None

    def push(self, frame: dict[str, Any] | str) -> None:
        if self.closing is not None:
            return
        if len(self.waiting) >= MOST_WAITING or self.weight > HEAVIEST:
            self.close(1013)
            return
        text = frame if isinstance(frame, str) else encode(frame)
        self.waiting.append(text)
        self.weight += len(text)
        self._flush_soon()

    def close(self, code: int) -> None:
        """Close after what waits has been sent; a slow reader's queue is thrown away."""
        if self.closing is None:
            self.closing = code
            if code == 1013:
                self.waiting.clear()
            self._flush_soon()

    def listens_to(self, kind: str, ref: str) -> int | None:
        """The key of the topic with this public reference, if this socket has joined it."""
        return next((key for (own, key), name in self.topics.items() if own == kind and name == ref), None)

    def may_tell_typing(self, key: int, *, every_s: float) -> bool:
        """False when this socket told the same lately."""
        now = time.monotonic()
        if now - self.typed_at.get(key, -every_s) < every_s:
            return False
        self.typed_at[key] = now
        self.typing_in.add(key)
        return True

    def may_tell_pause(self, key: int) -> bool:
        """True once after typing was told."""
        was_typing = key in self.typing_in
        self.typing_in.discard(key)
        return was_typing

    def _flush_soon(self) -> None:
        if not self.flushing:
            self.flushing = True
            begin(self._flush())

    async def _flush(self) -> None:
        try:
            while self.waiting:
                text = self.waiting.popleft()
                await self.send({"type": "websocket.send", "text": text})
                self.weight -= len(text)
            if self.closing is not None:
                await self.send({"type": "websocket.close", "code": self.closing})
        except (RuntimeError, OSError):
            self.closing = self.closing or 1006
            self.waiting.clear()
        finally:
            self.flushing = False


def begin(work: Coroutine[Any, Any, None]) -> None:
    """Run the coroutine now, up to where it first has to wait, and as a task only from there.

    A socket that keeps up never waits, and a task for each frame would cost more than the frame.
    """
    try:
        waited_for = work.send(None)
    except StopIteration:
        return
    task = asyncio.get_running_loop().create_task(resumed(work, waited_for))
    RUNNING.add(task)
    task.add_done_callback(RUNNING.discard)


async def resumed(work: Coroutine[Any, Any, None], waited_for: Any) -> None:
    await Resumption(work, waited_for)


class Resumption:
    """Awaits the rest of a coroutine that has already begun and waits for `waited_for`."""

    def __init__(self, work: Coroutine[Any, Any, None], waited_for: Any) -> None:
        self.work = work
        self.waited_for = waited_for

    def __await__(self) -> Generator[Any, Any, None]:
        try:
            yield self.waited_for
        except BaseException as error:
            try:
                waited_for = self.work.throw(error)
            except StopIteration:
                return
            yield waited_for
        yield from self.work.__await__()


RUNNING: set[asyncio.Task[None]] = set()
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(frame: dict[str, Any]) -> str:
    return ENCODER.encode(frame)
