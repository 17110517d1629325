"""A crowd that loses its server at one moment and comes back as docs/protocol.md says; who is back when."""

import asyncio
import random
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from picows import WSError, WSTransport

from saypro.bench.load.crowd import Crowd
from saypro.bench.load.plan import Plan
from saypro.bench.load.seat import Seat
from saypro.bench.out import percentile, say_json

MOST_WAIT_S = 30
PATIENCE_S = 90.0


@dataclass(frozen=True, slots=True)
class Returned:
    """Seconds from the drop until the first, half, 99 % and all were back, with topics and every message.

    `back` of the `sockets` are; a moment nobody reached is 0. `knocks` are all tries, `held` the sum of the
    numbers up to which each of them has its thread.
    """

    sockets: int
    back: int
    first_s: float
    half_s: float
    most_s: float
    all_s: float
    knocks: int
    held: int


class ReturningSeat(Seat):
    """Joins again with the last number it holds, and is back once it holds the last there is."""

    crowd: "ReturningCrowd"

    def __init__(self, crowd: "ReturningCrowd", ref: str, cookie: str) -> None:
        super().__init__(crowd, ref, cookie)
        self.last = 0
        self.is_back = True
        self.returning: asyncio.Task[None] | None = None

    def hear_hello(self, hello: dict[str, Any]) -> None:
        self.person, self.joined = hello["person"], 0
        self.send({"join": {"topic": f"thread:{self.ref}", "after": self.seq}})
        self.send({"join": {"topic": "inbox"}})

    def hear_joined(self, joined: dict[str, Any]) -> None:
        self.last = joined.get("seq", self.last)
        super().hear_joined(joined)
        self.look_around()

    def hear_changes(self, changes: dict[str, Any]) -> None:
        super().hear_changes(changes)
        self.look_around()

    def look_around(self) -> None:
        if not self.is_back and self.joined == 2 and self.seq >= self.last:
            self.is_back = True
            self.crowd.came_back()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Be away until `look_around` finds everything there again."""
        if self.transport is transport:
            self.transport, self.is_back = None, False
            self.crowd.dropped(self)

    async def come_back(self, site: str) -> None:
        """The rule: wait a random time between 0 and min(30, 2^tries) seconds, and knock."""
        tries = 0
        while self.transport is None:
            await asyncio.sleep(random.uniform(0, min(MOST_WAIT_S, 2**tries)))  # noqa: S311
            tries += 1
            self.crowd.knocks += 1
            with suppress(OSError, WSError, TimeoutError):
                await self.open(site)


class ReturningCrowd(Crowd):
    """Nobody talks here; what is to be caught up with is written by somebody else meanwhile."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.places = [
            ReturningSeat(self, pair.ref, cookie) for pair in plan.pairs for cookie in pair.cookies
        ]
        self.seats = [*self.places]
        self.knocks = 0
        self.dropped_at = 0.0
        self.back_at: list[float] = []
        self.all_back = asyncio.Event()

    def dropped(self, seat: ReturningSeat) -> None:
        self.dropped_at = self.dropped_at or time.monotonic()
        if seat.returning is None or seat.returning.done():
            seat.returning = asyncio.create_task(seat.come_back(self.plan.site))

    def came_back(self) -> None:
        self.back_at.append(time.monotonic())
        if all(seat.is_back for seat in self.places):
            self.all_back.set()

    async def lose_and_return(self) -> None:
        """Print what came of it once all are back, or nobody waits any longer."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.all_back.wait(), PATIENCE_S)
        say_json(asdict(self.returned()))

    def returned(self) -> Returned:
        times = sorted(at - self.dropped_at for at in self.back_at)
        count, back = len(self.seats), sum(seat.is_back for seat in self.places)
        return Returned(
            sockets=count,
            back=back,
            first_s=round(percentile(times, 0), 2),
            half_s=round(percentile(times, 50), 2) if back >= count / 2 else 0.0,
            most_s=round(percentile(times, 99), 2) if back >= count * 0.99 else 0.0,
            all_s=round(percentile(times, 100), 2) if back == count else 0.0,
            knocks=self.knocks,
            held=sum(seat.seq for seat in self.seats),
        )
