"""All the sockets of the generator together: who says the next thing, and when a thing is done."""

import asyncio
import sys
import time
from typing import Any
from uuid import uuid4

from saypro.bench.load.plan import Plan, Result
from saypro.bench.load.seat import Seat
from saypro.bench.out import percentiles_ms

OPEN_AT_ONCE = 64
DRAIN_S = 20.0
SEATED_S = 60
WORDS = "Is it still for sale, and would you take a little less if I fetch it today?"


class Crowd:
    """A message is done when it was acknowledged to its sender and stands on the other side's screen."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.seats = [Seat(self, pair.ref, cookie) for pair in plan.pairs for cookie in pair.cookies]
        self.is_talking = False
        self.counts = {"sent": 0, "acked": 0, "delivered": 0, "faults": 0}
        self.waiting: dict[str, tuple[Seat, float, str]] = {}
        self.half_done: set[str] = set()
        self.done_at: list[float] = []
        self.latencies: list[tuple[float, float]] = []
        self.mark = uuid4().hex[:8]

    async def open(self) -> None:
        gate = asyncio.Semaphore(OPEN_AT_ONCE)

        async def one(seat: Seat) -> None:
            async with gate:
                await seat.open(self.plan.site)
                await asyncio.wait_for(seat.is_seated.wait(), SEATED_S)

        await asyncio.gather(*map(one, self.seats))

    async def saturate(self) -> Result:
        """Every seat keeps its share of messages under way."""
        self.is_talking = True
        for seat in self.seats:
            for _ in range(self.plan.in_flight):
                self.say(seat)
        return await self.measured(asyncio.sleep(self.plan.warm_s + self.plan.seconds))

    async def at_rate(self) -> Result:
        """So many messages a second, whatever becomes of them, from one seat after the other."""
        return await self.measured(self.keep_rate())

    async def keep_rate(self) -> None:
        started, said = time.perf_counter(), 0
        while (passed := time.perf_counter() - started) < self.plan.warm_s + self.plan.seconds:
            while said < passed * self.plan.rate:
                self.say(self.seats[said * 7 % len(self.seats)])
                said += 1
            await asyncio.sleep(max(0.0, (said + 1) / self.plan.rate - (time.perf_counter() - started)))

    async def measured(self, work: Any) -> Result:
        started, cpu = time.perf_counter(), time.process_time()
        await work
        self.is_talking = False
        cpu_s = time.process_time() - cpu
        for _ in range(int(DRAIN_S / 0.05)):
            if not self.waiting:
                break
            await asyncio.sleep(0.05)
        self.counts["faults"] += len(self.waiting)
        return self.result(started + self.plan.warm_s, cpu_s)

    def result(self, start: float, cpu_s: float) -> Result:
        end = start + self.plan.seconds
        done = sum(start <= at < end for at in self.done_at)
        times = percentiles_ms([took for at, took in self.latencies if start <= at < end], 50, 95, 99)
        return Result(done, self.plan.seconds, **self.counts, cpu_s=cpu_s, latency_ms=times)

    # What the seats tell

    def say(self, seat: Seat) -> None:
        number = self.counts["sent"] = self.counts["sent"] + 1
        client_id = f"{self.mark}-0000-4000-8000-{number:012x}"
        body = f"{number}: {WORDS}"
        self.waiting[client_id] = (seat, time.perf_counter(), body)
        seat.post(client_id, body)

    def acked(self, client_id: str) -> None:
        self.counts["acked"] += 1
        self.half(client_id)

    def delivered(self, client_id: str, html: str, now: float) -> None:
        waiting = self.waiting.get(client_id)
        if waiting is None or waiting[2] not in html:
            self.counts["faults"] += 1
            return
        self.counts["delivered"] += 1
        self.latencies.append((now, now - waiting[1]))
        self.half(client_id)

    def half(self, client_id: str) -> None:
        if client_id not in self.half_done:
            self.half_done.add(client_id)
            return
        self.half_done.remove(client_id)
        seat = self.waiting.pop(client_id)[0]
        self.done_at.append(time.perf_counter())
        if self.is_talking:
            self.say(seat)

    def refused(self, error: dict[str, Any]) -> None:
        self.counts["faults"] += 1
        sys.stderr.write(f"refused: {error}\n")

    def lost(self, seat: Seat) -> None:
        if self.is_talking:
            self.counts["faults"] += 1
