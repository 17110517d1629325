"""Natural batches: what arrives while the previous batch is being worked on is the next one."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Done = Callable[[R | BaseException], None]


class Batcher(Generic[T, R]):
    """One thread that hands everything waiting to `work` at once. No timer: alone, an item waits for nothing.

    A batch that fails is tried item by item, so that one bad item harms no other. `prepare` runs first in the
    thread.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[list[T]], list[R]],
        *,
        most: int = 1000,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self.work = work
        self.prepare = prepare
        self.most = most
        self._queue: SimpleQueue[tuple[T, Done[R], asyncio.AbstractEventLoop | None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end."""
        if self._thread:
            self._queue.put(None)
            self._thread.join(timeout=10)
            self._thread = None

    def submit(self, item: T, done: Done[R], loop: asyncio.AbstractEventLoop | None = None) -> None:
        """Queue the item; `done` gets its result or exception, in `loop` or else in the batcher's thread."""
        self._queue.put((item, done, loop))

    def wait_for(self, item: T, timeout_s: float = 20) -> R:
        """Queue the item and block until it is done. Raises what the work raised, or TimeoutError."""
        future: Future[R] = Future()
        self.submit(item, lambda result: settle(future, result))
        return future.result(timeout_s)

    def _run(self) -> None:
        self.prepare()
        while (batch := self._next()) is not None:
            results = self._results([item for item, _done, _loop in batch])
            self._answer(
                [(done, loop, result) for (_item, done, loop), result in zip(batch, results, strict=True)]
            )

    def _next(self) -> list[tuple[T, Done[R], asyncio.AbstractEventLoop | None]] | None:
        first = self._queue.get()
        if first is None:
            return None
        batch = [first]
        try:
            while len(batch) < self.most:
                if (entry := self._queue.get_nowait()) is None:
                    self._queue.put(None)
                    break
                batch.append(entry)
        except Empty:
            pass
        return batch

    def _results(self, items: list[T]) -> list[R | BaseException]:
        try:
            return list(self.work(items))
        except Exception as error:
            return [error] if len(items) == 1 else [self._results([item])[0] for item in items]

    @staticmethod
    def _answer(answers: list[tuple[Done[R], asyncio.AbstractEventLoop | None, R | BaseException]]) -> None:
        """Wake each event loop once for all its answers."""
        by_loop: dict[asyncio.AbstractEventLoop, list[tuple[Done[R], R | BaseException]]] = {}
        for done, loop, result in answers:
            if loop is None:
                done(result)
            else:
                by_loop.setdefault(loop, []).append((done, result))
        for loop, waiting in by_loop.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(answer_all, waiting)


def answer_all(waiting: list[tuple[Done[R], R | BaseException]]) -> None:
    for done, result in waiting:
        done(result)


def settle(future: Future[R], result: R | BaseException) -> None:
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
