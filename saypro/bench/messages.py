"""How many messages a second, beside the database's limit and the conventional way; how late; how heavy."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from uuid import uuid4

from django.db import connection

from saypro.bench.errors import LoadError
from saypro.bench.load.driver import idle_crowd, run_load
from saypro.bench.load.plan import Pair, Plan, Result
from saypro.bench.out import progress
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.server import NO_THROTTLE, PRODUCT, Server

PAIRS = 200
IDLE = 5_000
RATES = (50, 500, 2_000)
BATCHES = (256, 1_000)
CONVENTIONAL = ("saypro.bench.conventional",)
POOLED = {**NO_THROTTLE, "SAYPRO_POOL": "12"}
SETTLE_S = 3.0


@dataclass(slots=True)
class Figures:
    """Every run of every question; the medians are what is told."""

    limit: list[float] = field(default_factory=list)
    saturated: list[float] = field(default_factory=list)
    saturated_ms: list[dict[str, float]] = field(default_factory=list)
    server_us: list[float] = field(default_factory=list)
    generator_us: list[float] = field(default_factory=list)
    conventional: list[float] = field(default_factory=list)
    latency: dict[int, list[dict[str, float]]] = field(default_factory=dict)
    idle_kb: list[float] = field(default_factory=list)

    def result(self) -> dict[str, object]:
        """What is told; None for a question that was not asked."""
        limit, ours, usual = mid(self.limit), mid(self.saturated), mid(self.conventional)
        return {
            "limit_per_s": limit,
            "saturated_per_s": ours,
            "conventional_per_s": usual,
            "latency_ms": {str(rate): middle(runs) for rate, runs in self.latency.items() if runs},
            "idle_kb_per_socket": mid(self.idle_kb),
            "ratio_to_limit": round(ours / limit, 3) if ours and limit else None,
            "ratio_to_conventional": round(ours / usual, 1) if ours and usual else None,
            "saturated_latency_ms": middle(self.saturated_ms),
            "server_us_per_message": mid(self.server_us),
            "generator_us_per_message": mid(self.generator_us),
        }


def mid(runs: list[float]) -> float | None:
    return round(median(runs), 1) if runs else None


def middle(runs: list[dict[str, float]]) -> dict[str, float]:
    """The median of each percentile."""
    return {name: round(median(run[name] for run in runs), 2) for name in (runs[0] if runs else ())}


def measure(seconds: float, runs: int, parts: str) -> Figures:
    """Every question `runs` times, in turn, so that a noisy minute does not meet one question alone."""
    figures = Figures(latency={rate: [] for rate in RATES})
    for run in range(runs):
        for part in parts:
            QUESTIONS[part](figures, seconds)
            progress(f"run {run + 1} of {runs}: {QUESTIONS[part].__name__.replace('_', ' ')} measured")
    return figures


def the_limit(figures: Figures, seconds: float) -> None:
    """(a) The same rows by raw batches, the better of two batch sizes."""
    figures.limit.append(max(raw_rows_per_s(size, seconds / 2) for size in BATCHES))


def raw_rows_per_s(size: int, seconds: float) -> float:
    people = make_people(["Raw"] * 2)
    make_threads([people])
    started, rows = time.perf_counter(), 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM conversations_conversation")
        thread = cursor.fetchone()[0]
        while (passed := time.perf_counter() - started) < seconds:
            cursor.execute(RAW, raw_batch(thread, people[0].pk, rows, size))
            rows += size
    return rows / passed


def raw_batch(thread: int, sender: int, after: int, size: int) -> list[list[object]]:
    return [
        [thread] * size,
        list(range(after + 1, after + size + 1)),
        [sender] * size,
        [uuid4() for _ in range(size)],
        ["Is it still for sale, and would you take a little less if I fetch it today?"] * size,
    ]


def our_saturation(figures: Figures, seconds: float) -> None:
    """(b) Checked, durable, acknowledged and delivered, as many as go."""
    with served(PRODUCT) as server:
        pairs, before = meeting(PAIRS), [0.0]
        plan = Plan("saturate", server.site, pairs, seconds)
        result = run_load(plan, opened=lambda: before.append(server.cpu_s()))
        used_s = server.cpu_s() - before[-1]
    require_sound(result, pairs)
    figures.saturated.append(result.per_s)
    figures.saturated_ms.append(result.latency_ms)
    figures.server_us.append(used_s / result.acked * 1e6)
    figures.generator_us.append(result.cpu_s / result.acked * 1e6)


def the_conventional_way(figures: Figures, seconds: float) -> None:
    """(c) One request and one ORM insert a message, not even delivered."""
    with served(CONVENTIONAL) as server:
        result = run_load(Plan("http", server.site, meeting(PAIRS), seconds))
    if result.faults:
        raise LoadError(f"{result.faults} forms failed.")
    figures.conventional.append(result.per_s)


def our_latency(figures: Figures, seconds: float) -> None:
    """(d) From send to the other screen at fixed rates."""
    with served(PRODUCT) as server:
        for rate, runs in figures.latency.items():
            pairs = meeting(PAIRS)
            result = run_load(Plan("rate", server.site, pairs, seconds, rate=rate))
            require_sound(result, pairs)
            runs.append(result.latency_ms)


def our_memory(figures: Figures, seconds: float) -> None:
    """(e) What an idle socket, joined to a thread and the inbox, adds to the server."""
    with served(PRODUCT) as server:
        run_load(Plan("rate", server.site, meeting(20), 1.0, rate=50))
        pairs = meeting(IDLE // 2)
        before = server.rss_kb()
        with idle_crowd(Plan("idle", server.site, pairs)):
            time.sleep(SETTLE_S)
            figures.idle_kb.append((server.rss_kb() - before) / IDLE)


@contextmanager
def served(module: tuple[str, ...]) -> Iterator[Server]:
    """A fresh server over tables that PostgreSQL knows well."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with Server(module, POOLED) as server:
        yield server


def meeting(count: int) -> list[Pair]:
    """So many pairs of people, each with a thread."""
    people = make_people([f"Load {place}" for place in range(2 * count)])
    twos: list[tuple[Person, Person]] = list(zip(people[::2], people[1::2], strict=True))
    refs = make_threads(twos)
    return [Pair(ref, (one.cookie, other.cookie)) for ref, (one, other) in zip(refs, twos, strict=True)]


def require_sound(result: Result, pairs: list[Pair]) -> None:
    """Raises LoadError unless all that was sent was acknowledged, delivered and stored without gaps."""
    with connection.cursor() as cursor:
        cursor.execute(STORED, [[pair.ref for pair in pairs]])
        stored, broken = cursor.fetchone()
    counts = {result.sent, result.acked, result.delivered, stored}
    if len(counts) > 1 or result.faults or broken:
        raise LoadError(f"Not sound: {result}, {stored} stored, {broken} threads with gaps.")


RAW = """
INSERT INTO conversations_message (conversation_id, seq, sender_id, client_id, body, sent_at)
SELECT *, now() FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::uuid[], %s::text[])
"""
STORED = """
SELECT coalesce(sum(count), 0)::bigint, count(*) FILTER (WHERE count <> last) FROM (
    SELECT count(*) AS count, max(seq) AS last FROM conversations_message
    JOIN conversations_conversation thread ON thread.id = conversation_id
    WHERE thread.ref = ANY (%s) GROUP BY conversation_id
) threads
"""
QUESTIONS: dict[str, Callable[[Figures, float], None]] = {
    "a": the_limit,
    "b": our_saturation,
    "c": the_conventional_way,
    "d": our_latency,
    "e": our_memory,
}
