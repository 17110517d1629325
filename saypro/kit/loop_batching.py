"""Natural batches in the event loop: what arrives while a batch is being worked on is the next one."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Done = Callable[[R | BaseException], None]


class LoopBatcher(Generic[T, R]):
    """Hands everything waiting to `work` at once. No timer: alone, an item waits for nothing.

    A batch that fails is tried item by item, so that one bad item harms no other.
    """

    def __init__(self, work: Callable[[list[T]], Awaitable[list[R]]], *, most: int = 1000) -> None:
        self.work = work
        self.most = most
        self._waiting: list[tuple[T, Done[R]]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        return self._loop is not None

    def start(self) -> None:
        """Work in the event loop this is called in."""
        self._loop = asyncio.get_running_loop()

    async def stop(self, timeout_s: float = 10) -> None:
        """Finish what waits, but do not wait for ever."""
        if self._task:
            await asyncio.wait([self._task], timeout=timeout_s)
        self._loop = self._task = None

    def submit(self, item: T, done: Done[R]) -> None:
        """Queue the item, from the loop; `done` gets its result or exception there."""
        assert self._loop is not None, "nobody has started this"
        self._waiting.append((item, done))
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._run())

    def wait_for(self, item: T, timeout_s: float = 20) -> R:
        """Queue the item from another thread and block until it is done.

        Raises what the work raised, or TimeoutError.
        """
        assert self._loop is not None, "nobody has started this"
        future: Future[R] = Future()
        self._loop.call_soon_threadsafe(self.submit, item, lambda result: settle(future, result))
        return future.result(timeout_s)

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self.most], self._waiting[self.most :]
            results = await self._results([item for item, _done in batch])
            for (_item, done), result in zip(batch, results, strict=True):
                done(result)

    async def _results(self, items: list[T]) -> list[R | BaseException]:
        try:
            return list(await self.work(items))
        except Exception as error:
            return [error] if len(items) == 1 else [(await self._results([item]))[0] for item in items]


def settle(future: Future[R], result: R | BaseException) -> None:
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
