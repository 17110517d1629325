"""Timers of one connection that can be set, renewed and called off."""

from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable


class Patience:
    """`work` is called once when `seconds` have passed between `start` and `stop`."""

    __slots__ = ("handle", "loop", "seconds", "work")

    def __init__(self, loop: AbstractEventLoop, seconds: float, work: Callable[[], object]) -> None:
        self.loop = loop
        self.seconds = seconds
        self.work = work
        self.handle: TimerHandle | None = None

    def start(self) -> None:
        """Begin to wait; when waiting already, nothing changes."""
        if self.handle is None:
            self.handle = self.loop.call_later(self.seconds, self.end)

    def stop(self) -> None:
        if self.handle is not None:
            self.handle.cancel()
            self.handle = None

    def end(self) -> None:
        self.handle = None
        self.work()
