"""What sellers were asked, and when they answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from saypro.conversations.models import Block
from saypro.deals.answering import Asked
from saypro.deals.models import FirstAnswer


def asked_of(sellers: Collection[int], *, since: datetime) -> dict[int, list[Asked]]:
    """The threads that count, by seller: without spam, and without people one of the two has blocked."""
    blocks = Block.objects.filter(
        Q(blocker=OuterRef("seller"), blocked=OuterRef("buyer"))
        | Q(blocker=OuterRef("buyer"), blocked=OuterRef("seller"))
    )
    rows = (
        FirstAnswer.objects.filter(seller__in=sellers, asked_at__gte=since, is_spam=False)
        .filter(~Exists(blocks))
        .values_list("seller", "asked_at", "pk", "answered_at")
    )
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for seller, asked_at, thread, answered_at in rows:
        if asked_at is not None:
            found[seller].append(Asked(asked_at, thread, answered_at))
    return found


def sellers_asked(since: datetime, after: int, limit: int) -> list[int]:
    """The next people behind `after` whom somebody asked something since then, in the order of their ids."""
    asked = FirstAnswer.objects.filter(asked_at__gte=since, seller__gt=after)
    return list(asked.order_by("seller").values_list("seller", flat=True).distinct()[:limit])
