"""What the generator is asked to do, and what it answers; one line of JSON each way."""

from dataclasses import dataclass
from typing import NamedTuple


class Pair(NamedTuple):
    """Two people with a thread of their own, by reference and session cookies."""

    ref: str
    cookies: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """`kind` is `saturate`, `rate`, `idle`, `return` or `http`; `seconds` are measured after `warm_s`."""

    kind: str
    site: str
    pairs: list[Pair]
    seconds: float = 5.0
    warm_s: float = 1.5
    in_flight: int = 4
    rate: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """`done` were stored, acknowledged and delivered in the measured time; the counts are of all time."""

    done: int
    seconds: float
    sent: int
    acked: int
    delivered: int
    faults: int
    cpu_s: float
    latency_ms: dict[str, float]

    @property
    def per_s(self) -> float:
        return self.done / self.seconds
