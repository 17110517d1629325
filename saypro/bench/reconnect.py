"""Two thousand sockets lose their server at one moment: when are they back, and what does it cost?"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.db import connection

from saypro.bench import waiting
from saypro.bench.errors import LoadError
from saypro.bench.load.driver import generator
from saypro.bench.load.plan import Pair, Plan
from saypro.bench.load.returning import Returned
from saypro.bench.messages import POOLED, meeting
from saypro.bench.out import progress
from saypro.bench.server import Server
from saypro.conversations.actions import Post, post_messages
from saypro.conversations.models import Conversation, Participant

SOCKETS = 2_000
MOST_S = 30.0
MISSED = 3
"""Messages in each thread that are written while nobody is there to read them."""


@dataclass(frozen=True, slots=True)
class Return:
    """How the crowd came back, and how the server bore it; `stall_s` is the longest a question waited."""

    crowd: Returned
    is_complete: bool
    start_s: float
    before_mb: float
    after_mb: float
    peak_mb: float
    stall_s: float
    tracebacks: int

    @property
    def is_held(self) -> bool:
        return self.is_complete and 0 < self.crowd.all_s <= MOST_S and not self.tracebacks

    def result(self) -> dict[str, object]:
        return {
            "sockets": self.crowd.sockets,
            "back": self.crowd.back,
            "caught_up": self.is_complete,
            "first_s": self.crowd.first_s,
            "half_s": self.crowd.half_s,
            "most_s": self.crowd.most_s,
            "all_s": self.crowd.all_s,
            "server_start_s": round(self.start_s, 2),
            "knocks": self.crowd.knocks,
            "longest_stall_s": round(self.stall_s, 2),
            "before_mb": round(self.before_mb, 1),
            "after_mb": round(self.after_mb, 1),
            "peak_mb": round(self.peak_mb, 1),
            "tracebacks": self.tracebacks,
        }


def measure(sockets: int) -> Return:
    """Kill the server under so many sockets and start it again. Raises LoadError."""
    pairs = meeting(max(1, sockets // 2))
    with analysed_server() as server, generator(Plan("return", server.site, pairs)) as answers:
        if not answers.readline():
            raise LoadError("The sockets could not be opened.")
        before_mb = server.rss_kb() / 1024
        progress(f"{2 * len(pairs)} sockets are open")
        start_s = lose(server, pairs)
        with waiting.Watch(server) as watch:
            crowd = told(answers.readline())
        return Return(
            crowd,
            is_complete=crowd.back == crowd.sockets and crowd.held == 2 * stored(pairs),
            start_s=start_s,
            before_mb=before_mb,
            after_mb=server.rss_kb() / 1024,
            peak_mb=server.peak_kb() / 1024,
            stall_s=watch.longest_s,
            tracebacks=server.words().count("Traceback"),
        )


@contextmanager
def analysed_server() -> Iterator[Server]:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with Server(environment=POOLED) as server:
        yield server


def lose(server: Server, pairs: list[Pair]) -> float:
    """Kill it, write what everybody misses, and start it again; the seconds until it answers a question."""
    server.kill()
    write(pairs)
    began = time.monotonic()
    server.start()
    waiting.ask(server.port)  # it takes connections before it answers them
    return time.monotonic() - began


def write(pairs: list[Pair]) -> None:
    threads = Conversation.objects.filter(ref__in=[pair.ref for pair in pairs])
    writers = dict(
        Participant.objects.filter(conversation__in=threads).values_list("conversation__ref", "person")
    )
    for number in range(MISSED):
        said = [
            Post(ref, writer, uuid4(), f"While you were away, {number}") for ref, writer in writers.items()
        ]
        if refused := [outcome for outcome in post_messages(said) if isinstance(outcome, Exception)]:
            raise refused[0]


def stored(pairs: list[Pair]) -> int:
    """How many messages the threads have together."""
    refs = [pair.ref for pair in pairs]
    return sum(Conversation.objects.filter(ref__in=refs).values_list("last_seq", flat=True))


def told(line: str) -> Returned:
    if not line:
        raise LoadError("The load generator ended before the crowd was back.")
    return Returned(**json.loads(line))
