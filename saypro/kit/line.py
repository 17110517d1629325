"""A line for a few seats, in which nobody's many can keep out another's one."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

Turn = asyncio.Future[None]
Key = TypeVar("Key", bound=Hashable)


class Full(Exception):
    """The line is too long, or has lasted too long."""


class Line(Generic[Key]):
    """`seats` in all, of which one key takes its `share` at most; when all are taken, the keys take turns.

    For one event loop. At most `longest` wait, nobody longer than `patience_s`.
    """

    def __init__(self, seats: int, share: Callable[[Key], int], longest: int, patience_s: float) -> None:
        self.free = seats
        self.share = share
        self.longest = longest
        self.patience_s = patience_s
        self.sitting: Counter[Key] = Counter()
        self.waiting: dict[Key, deque[Turn]] = {}
        self.length = 0

    @asynccontextmanager
    async def seat(self, key: Key) -> AsyncIterator[None]:
        """A seat for the time of the block. Raises Full."""
        if self.may_sit(key) and key not in self.waiting:
            self.sit(key)
        else:
            await self.wait(key)
        try:
            yield
        finally:
            self.rise(key)

    async def wait(self, key: Key) -> None:
        if self.length >= self.longest:
            raise Full
        turn: Turn = asyncio.get_running_loop().create_future()
        self.waiting.setdefault(key, deque()).append(turn)
        self.length += 1
        try:
            async with asyncio.timeout(self.patience_s):
                await turn
        except TimeoutError:
            self.give_up(key, turn)
            raise Full from None
        except asyncio.CancelledError:
            self.give_up(key, turn)
            raise

    def give_up(self, key: Key, turn: Turn) -> None:
        """Whoever was called in the very moment of leaving passes the seat on."""
        if turn.done() and not turn.cancelled():
            self.rise(key)
        elif key in self.waiting and turn in self.waiting[key]:
            self.leave(key, turn)

    def leave(self, key: Key, turn: Turn) -> None:
        turns = self.waiting[key]
        turns.remove(turn)
        self.length -= 1
        if not turns:
            del self.waiting[key]

    def may_sit(self, key: Key) -> bool:
        return self.free > 0 and self.sitting[key] < self.share(key)

    def sit(self, key: Key) -> None:
        self.free -= 1
        self.sitting[key] += 1

    def rise(self, key: Key) -> None:
        self.free += 1
        self.sitting[key] -= 1
        if not self.sitting[key]:
            del self.sitting[key]
        self.call()

    def call(self) -> None:
        """Seat the next one: the key that was called longest ago, of those with less than their share."""
        for key in list(self.waiting):
            if self.may_sit(key) and (turn := self.next_of(key)):
                self.sit(key)
                turn.set_result(None)
                return

    def next_of(self, key: Key) -> Turn | None:
        """Out of the line; the key's others go to the end of it. Some may have gone without a word."""
        turns = self.waiting.pop(key)
        while turns:
            turn = turns.popleft()
            self.length -= 1
            if not turn.done():
                if turns:
                    self.waiting[key] = turns
                return turn
        return None
