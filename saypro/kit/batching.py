"""Natural batches: what arrives while the previous batch is being worked on is the next one."""

import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")


class Batcher(Generic[T]):
    """One thread that hands everything waiting to `work` at once. No timer: alone, an item waits for nothing.

    Nobody hears what becomes of an item. A batch that fails is tried item by item, so that one bad item harms
    no other. `prepare` runs first in the thread.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[list[T]], object],
        *,
        most: int = 1000,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self.work = work
        self.prepare = prepare
        self.most = most
        self._queue: SimpleQueue[T | None] = SimpleQueue()
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

    def submit(self, item: T) -> None:
        self._queue.put(item)

    def _run(self) -> None:
        self.prepare()
        while batch := self._next():
            self._try(batch)

    def _next(self) -> list[T]:
        """What waits, at least one; nothing when this is to end."""
        first = self._queue.get()
        if first is None:
            return []
        batch = [first]
        try:
            while len(batch) < self.most:
                if (item := self._queue.get_nowait()) is None:
                    self._queue.put(None)
                    break
                batch.append(item)
        except Empty:
            pass
        return batch

    def _try(self, batch: list[T]) -> None:
        try:
            self.work(batch)
        except Exception as error:
            if len(batch) > 1:
                for item in batch:
                    self._try([item])
            else:
                log.warning("%s could not do its work: %s", self.name, error)
