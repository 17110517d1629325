"""How fast one person may write, over whatever socket or form: a bucket of tokens each.

Each process counts by itself, and tells the others once a second what the hasty ones spent.
"""

from collections import Counter
from collections.abc import Mapping

from django.conf import settings

from saypro.conversations.refusals import Refused
from saypro.kit.bucket import Buckets, Pace

HASTY = 0.75
_buckets: Buckets[int] = Buckets(lambda: Pace(settings.MESSAGE_BURST, settings.MESSAGE_RATE))
_spent: Counter[int] = Counter()


def spend(person_id: int, at: float | None = None) -> None:
    """Take one token. Raises Refused(`too_fast`) with the seconds until there is one again."""
    if wait_s := _buckets.take(person_id, at=at):
        raise Refused("too_fast", retry_s=round(wait_s, 2))
    _spent[person_id] += 1


def spent_here() -> dict[str, int]:
    """What each hasty person, with less than three quarters left, spent since this was last asked."""
    global _spent
    spent, _spent = _spent, Counter()
    return {str(person_id): count for person_id, count in spent.items() if _buckets.left(person_id) < HASTY}


def spent_elsewhere(spent: Mapping[str, int]) -> None:
    """Another process let these people write so much."""
    for person_id, count in spent.items():
        _buckets.drain(int(person_id), count)
