"""Buckets of tokens: so much at once, then so much a second."""

import threading
import time
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K")


class Pace(NamedTuple):
    """`burst` at once, then `rate` a second."""

    burst: float
    rate: float


class Bucket:
    """One bucket, for one thread. `at` is a moment of `time.monotonic`, now by default."""

    __slots__ = ("since", "tokens")

    def __init__(self, pace: Pace, at: float | None = None) -> None:
        self.tokens = pace.burst
        self.since = time.monotonic() if at is None else at

    def take(self, pace: Pace, cost: float = 1, at: float | None = None) -> float:
        """0 when there was enough, which is now spent; otherwise the seconds until there is."""
        self.fill(pace, at)
        if self.tokens < min(cost, pace.burst):
            return (cost - self.tokens) / pace.rate
        self.tokens -= cost
        return 0

    def fill(self, pace: Pace, at: float | None = None) -> None:
        now = time.monotonic() if at is None else at
        self.tokens = min(pace.burst, self.tokens + (now - self.since) * pace.rate)
        self.since = now

    def is_full(self, pace: Pace, at: float | None = None) -> bool:
        """Whether forgetting it would make no difference."""
        self.fill(pace, at)
        return self.tokens >= pace.burst


class Buckets(Generic[K]):
    """One for each key, all of one pace, for all threads; the full ones are forgotten when there are many."""

    def __init__(self, pace: Callable[[], Pace], *, most: int = 50_000) -> None:
        self.pace = pace
        self.most = most
        self.by_key: dict[K, Bucket] = {}
        self.lock = threading.Lock()

    def take(self, key: K, cost: float = 1, at: float | None = None) -> float:
        """0 when there was enough, which is now spent; otherwise the seconds until there is."""
        pace = self.pace()
        with self.lock:
            return (self.by_key.get(key) or self.of(key, pace, at)).take(pace, cost, at)

    def drain(self, key: K, tokens: float, at: float | None = None) -> None:
        """Take away what was spent elsewhere; as far as there is something."""
        pace = self.pace()
        with self.lock:
            bucket = self.of(key, pace, at)
            bucket.fill(pace, at)
            bucket.tokens = max(0, bucket.tokens - tokens)

    def left(self, key: K, at: float | None = None) -> float:
        """How many tokens there are, as a share of the burst."""
        pace = self.pace()
        with self.lock:
            bucket = self.of(key, pace, at)
            bucket.fill(pace, at)
            return bucket.tokens / pace.burst

    def of(self, key: K, pace: Pace, at: float | None) -> Bucket:
        if key not in self.by_key:
            if len(self.by_key) >= self.most:
                self.forget_full(pace, at)
            self.by_key[key] = Bucket(pace, at)
        return self.by_key[key]

    def forget_full(self, pace: Pace, at: float | None) -> None:
        self.by_key = {key: bucket for key, bucket in self.by_key.items() if not bucket.is_full(pace, at)}
