"""How fast one person may write, over whatever socket or form: a bucket of tokens each.

Each process counts by itself, and tells the others once a second what the hasty ones spent.
"""

from collections import Counter
from collections.abc import Mapping
from math import ceil

from django.conf import settings

from saypro.conversations.refusals import Refused
from saypro.kit.bucket import Buckets, Pace

HASTY = 0.75
MOST_TOLD = 400
"""As many fit into one announcement."""

_buckets: Buckets[int] = Buckets(lambda: Pace(settings.MESSAGE_BURST, settings.MESSAGE_RATE))
_spent: Counter[int] = Counter()


def spend(person_id: int, at: float | None = None) -> None:
    """Take one token. Raises Refused(`too_fast`) with the seconds until there is one again."""
    if wait_s := _buckets.take(person_id, at=at):
        raise Refused("too_fast", retry_s=round(wait_s, 2))
    _spent[person_id] += 1


class SpentOnMessages:
    """Tells the other processes what the hasty have spent here, so that many servers allow what one does.

    It costs a message under the limit nothing but a count.
    """

    name = "spent"
    every_s = 1.0

    def told(self) -> dict[str, int]:
        """What each hasty person, with less than three quarters left, spent and has not got back since."""
        global _spent
        spent, _spent = _spent, Counter()
        left = {one: _buckets.left(one) for one in spent}
        _spent.update({one: count for one, count in spent.items() if HASTY <= left[one] < 1})
        missing = {one: ceil((1 - share) * settings.MESSAGE_BURST) for one, share in left.items()}
        hasty = {str(one): min(count, missing[one]) for one, count in spent.items() if left[one] < HASTY}
        return dict(Counter(hasty).most_common(MOST_TOLD))

    def heard(self, said: Mapping[str, int]) -> None:
        """Another process let these people write so much."""
        for person_id, count in said.items():
            _buckets.drain(int(person_id), count)
