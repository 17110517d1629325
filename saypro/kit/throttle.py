"""How often something may be done: a sliding window kept in the shared cache."""

from datetime import datetime
from math import ceil

from django.core.cache import cache
from django.utils import timezone


def allow(key: str, limit: int, window_s: float, at: datetime | None = None) -> int | None:
    """None, and counted, when `key` has done this fewer than `limit` times in the last `window_s` seconds.

    Otherwise the seconds until the next is allowed; a refusal is not counted. Two at the very same
    moment may both be counted as one: a limit here keeps out floods, it does not ration.
    """
    now = (at or timezone.now()).timestamp()
    slot = f"throttle:{key}"
    recent: list[float] = [moment for moment in cache.get(slot, ()) if now - moment < window_s]
    if len(recent) >= limit:
        return max(1, ceil(recent[-limit] + window_s - now))
    cache.set(slot, [*recent, now], timeout=ceil(window_s))
    return None


def forget(key: str) -> None:
    """Start again from nothing, as after a sign-in that went well."""
    cache.delete(f"throttle:{key}")
