"""How late the others' messages are, how heavy the server grows and how long a newcomer waits."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.request import Request, urlopen
from uuid import uuid4

from saypro.bench.errors import CannotMeasure, LoadError
from saypro.bench.floods.kinds import KINDS, describe
from saypro.bench.floods.visits import Visits
from saypro.bench.load.driver import run_load
from saypro.bench.load.plan import Pair, Plan, Result
from saypro.bench.messages import meeting
from saypro.bench.out import progress
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import opened
from saypro.bench.server import Server
from saypro.conversations.actions import Post, post_messages

PAIRS = 30
RATE = 60
MOST_RATIO = 2.0
UNNOTICED_MS, UNNOTICED_PAGE_MS = 50.0, 100.0
"""Below this nobody sees a difference, however short the calm time was."""

MOST_GROWTH_MB = 50
MOST_WAIT_S = 1.0
HEAVY = {"silent": 120}
"""Megabytes where the flood is five thousand connections at once, each of which has a place to stand."""

SPEED = {"posts": 1000, "forms": 1000}


@dataclass(frozen=True, slots=True)
class Waits:
    """The others' 50th and 99th percentile in ms: message to screen, page, form; `refused` got no answer."""

    message: dict[str, float]
    page: dict[str, float]
    form: dict[str, float]
    refused: int


@dataclass(frozen=True, slots=True)
class Flooded:
    """One flood: how long the others waited before and during it, and what else it did."""

    kind: str
    before: Waits
    during: Waits
    growth_mb: float
    newcomer_s: float
    tracebacks: int

    @property
    def is_held(self) -> bool:
        return (
            is_unnoticed(self.before.message, self.during.message, UNNOTICED_MS)
            and is_unnoticed(self.before.page, self.during.page, UNNOTICED_PAGE_MS)
            and is_unnoticed(self.before.form, self.during.form, UNNOTICED_PAGE_MS)
            and self.growth_mb < HEAVY.get(self.kind, MOST_GROWTH_MB)
            and self.newcomer_s < MOST_WAIT_S
            and not self.tracebacks
            and not self.during.refused
        )

    def row(self) -> dict[str, object]:
        return {
            "p50_ms": self.before.message["p50"],
            "p50_flooded_ms": self.during.message["p50"],
            **compared("", self.before.message, self.during.message),
            **compared("page_", self.before.page, self.during.page),
            **compared("form_", self.before.form, self.during.form),
            "refused": self.during.refused,
            "growth_mb": self.growth_mb,
            "newcomer_s": self.newcomer_s,
            "tracebacks": self.tracebacks,
            "held": self.is_held,
        }


def compared(what: str, before: dict[str, float], during: dict[str, float]) -> dict[str, float]:
    return {
        f"{what}p99_ms": before["p99"],
        f"{what}p99_flooded_ms": during["p99"],
        f"{what}p99_ratio": ratio(before, during),
    }


def ratio(before: dict[str, float], during: dict[str, float]) -> float:
    return round(during["p99"] / before["p99"], 2)


def is_unnoticed(before: dict[str, float], during: dict[str, float], unnoticed_ms: float) -> bool:
    return ratio(before, during) < MOST_RATIO or during["p99"] < unnoticed_ms


def measure(kinds: list[str], seconds: float) -> list[Flooded]:
    """Pour each over a fresh server. Raises CannotMeasure for an unknown one."""
    if unknown := set(kinds) - KINDS.keys():
        raise CannotMeasure(
            f"There is no flood called {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}."
        )
    return [told(flooded(kind, seconds)) for kind in kinds]


def told(result: Flooded) -> Flooded:
    progress(
        f"{result.kind}: p99 {result.before.message['p99']} ms, flooded {result.during.message['p99']} ms"
    )
    return result


def flooded(kind: str, seconds: float) -> Flooded:
    flooder, partner, newcomer = make_people(["Flooder", "Partner", "Newcomer"])
    (ref,) = make_threads([[flooder, partner]])
    fill(ref, partner)
    with Server(environment={"SAYPRO_POOL": "12"}) as server:
        warm_up(server, newcomer)
        visitors = meeting(PAIRS)
        before = waits(server, visitors, seconds)
        weight = server.rss_kb()
        server.forget_peak()
        with flooding(server, flooder, ref, kind):
            newcomer_s = time_to_enter(server, newcomer)
            during = waits(server, visitors, seconds)
        return Flooded(
            kind,
            before,
            during,
            growth_mb=round((server.peak_kb() - weight) / 1024, 1),
            newcomer_s=round(newcomer_s, 2),
            tracebacks=server.words().count("Traceback"),
        )


def waits(server: Server, visitors: list[Pair], seconds: float) -> Waits:
    """Everybody else talks, looks and writes for so long."""
    with Visits(server, visitors) as visits:
        talked = talk(Plan("rate", server.site, meeting(PAIRS), seconds, rate=RATE))
    return Waits(talked.latency_ms, visits.page_ms, visits.form_ms, visits.refused)


def warm_up(server: Server, person: Person) -> None:
    """Have done what only the first visitors wait for, and weigh."""
    talk(Plan("rate", server.site, meeting(PAIRS), 1, rate=RATE))
    for _round in range(10):
        for address in ("/messages/", "/ads/"):
            time_page(server, person, address)


def fill(ref: str, sender: Person) -> None:
    """Two hundred long messages, so that a question has a heavy answer."""
    outcomes = post_messages([Post(ref, sender.pk, uuid4(), "x" * 3900) for _message in range(200)])
    if errors := [outcome for outcome in outcomes if isinstance(outcome, Exception)]:
        raise errors[0]


def talk(plan: Plan) -> Result:
    result = run_load(plan)
    if result.faults or result.sent != result.delivered:
        raise LoadError(f"The others did not get through: {result}")
    return result


def time_page(server: Server, person: Person, address: str) -> float:
    """Seconds until the last byte."""
    began = time.monotonic()
    asking = Request(server.site + address, headers={"Cookie": f"sessionid={person.cookie}"})  # noqa: S310
    with urlopen(asking, timeout=30) as answer:  # noqa: S310
        answer.read()
    return time.monotonic() - began


def time_to_enter(server: Server, person: Person) -> float:
    """Seconds until somebody new has an open socket that answers; half a minute at most."""
    began = time.monotonic()
    while time.monotonic() - began < 30:
        with suppress(OSError, EOFError), opened(server, person.cookie) as raw:
            if raw.is_answered():
                break
    return time.monotonic() - began


@contextmanager
def flooding(server: Server, person: Person, ref: str, kind: str) -> Iterator[None]:
    """The flood goes on while the block lasts. It is never aimed at anything but our own server."""
    command = [sys.executable, "-m", "saypro.bench.floods", kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if not process.stdin or not process.stdout:
            raise LoadError("The flooder has no pipes.")
        process.stdin.write(describe(server.port, person.cookie, ref, SPEED.get(kind, 0)) + "\n")
        process.stdin.flush()
        process.stdout.readline()
        try:
            yield
        finally:
            process.kill()
