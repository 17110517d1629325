"""How often something may be done: a sliding window kept in the shared cache, one statement a question."""

from datetime import datetime
from math import ceil

from django.core.cache import cache
from django.utils import timezone

from saypro.kit.caches import steady


def allow(key: str, limit: int, window_s: float, at: datetime | None = None) -> int | None:
    """None, and counted, when `key` has done this fewer than `limit` times in the last `window_s` seconds.

    Otherwise the seconds until the next is allowed; a refusal is not counted. Of many at the very same
    moment, in whatever process, exactly `limit` are allowed. Inside a transaction, others wait for its end.
    """
    now = (at or timezone.now()).timestamp()
    since = steady().count_within(f"turns:{key}", limit, window_s, now)
    return None if since is None else max(1, ceil(since + window_s - now))


def forget(key: str) -> None:
    """Start again from nothing, as after a sign-in that went well."""
    cache.delete(f"turns:{key}")
