"""How fast one person may write: a bucket of tokens each, in this process's memory."""

import time

from django.conf import settings

from saypro.conversations.refusals import Refused

_buckets: dict[int, tuple[float, float]] = {}
MOST_BUCKETS = 50_000


def spend(person_id: int, at: float | None = None) -> None:
    """Take one token. Raises Refused(`too_fast`) with the seconds until there is one again."""
    now = time.monotonic() if at is None else at
    burst, rate = settings.MESSAGE_BURST, settings.MESSAGE_RATE
    tokens, since = _buckets.get(person_id, (burst, now))
    tokens = min(burst, tokens + (now - since) * rate)
    if tokens < 1:
        _buckets[person_id] = (tokens, now)
        raise Refused("too_fast", retry_s=round((1 - tokens) / rate, 2))
    _buckets[person_id] = (tokens - 1, now)
    if len(_buckets) > MOST_BUCKETS:
        _forget_full(now)


def _forget_full(now: float) -> None:
    burst, rate = settings.MESSAGE_BURST, settings.MESSAGE_RATE
    for person_id, (tokens, since) in list(_buckets.items()):
        if tokens + (now - since) * rate >= burst:
            del _buckets[person_id]
