"""The generator's way over HTTP: one form after the other on each of many open connections."""

import asyncio
import time
from urllib.parse import urlsplit
from uuid import uuid4

from saypro.bench.load.crowd import WORDS
from saypro.bench.load.plan import Plan, Result
from saypro.bench.out import percentiles_ms

TOKEN = "m" * 32
FIRST_S = 0.01


class Poster:
    """One connection, one form under way."""

    def __init__(self, plan: Plan, ref: str, cookie: str) -> None:
        self.plan = plan
        self.ref = ref
        self.cookie = cookie
        self.answers: list[tuple[float, float]] = []
        self.faults = 0

    async def run(self, until: float) -> None:
        where = urlsplit(self.plan.site)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        while (said_at := time.perf_counter()) < until:
            writer.write(self.form(where.netloc))
            status = await answer_of(reader)
            self.faults += status != 201
            self.answers.append((time.perf_counter(), time.perf_counter() - said_at))
        writer.close()

    def form(self, host: str) -> bytes:
        body = f"client_id={uuid4()}&body={WORDS.replace(' ', '+').replace(',', '%2C').replace('?', '%3F')}"
        return (
            f"POST /messages/{self.ref}/messages/ HTTP/1.1\r\nHost: {host}\r\n"
            f"Cookie: sessionid={self.cookie}; csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


async def answer_of(reader: asyncio.StreamReader) -> int:
    """The status of the next answer, whose body is read and dropped."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    await reader.readexactly(int(length or 0))
    return int(head.split(" ", 2)[1])


async def post_forms(plan: Plan) -> Result:
    """Everybody posts as fast as the answers come, once the server has loaded what its first answer needs.

    The server is busy until the very last answer, so the measured time ends there: however slow the
    machine, there is something to count.
    """
    await Poster(plan, plan.pairs[0].ref, plan.pairs[0].cookies[0]).run(time.perf_counter() + FIRST_S)
    posters = [Poster(plan, pair.ref, cookie) for pair in plan.pairs for cookie in pair.cookies]
    start, cpu = time.perf_counter() + plan.warm_s, time.process_time()
    end = start + plan.seconds
    await asyncio.gather(*(poster.run(end) for poster in posters))
    cpu_s = time.process_time() - cpu
    answers = [answer for poster in posters for answer in poster.answers]
    inside = [took for at, took in answers if start <= at]
    faults = sum(poster.faults for poster in posters)
    return Result(
        done=len(inside),
        seconds=max(at for at, _ in answers) - start,
        sent=len(answers),
        acked=len(answers) - faults,
        delivered=0,
        faults=faults,
        cpu_s=cpu_s,
        latency_ms=percentiles_ms(inside, 50, 95, 99),
    )
