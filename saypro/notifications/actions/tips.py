"""Telling people what might help them, once each, within their weekly limit."""

from datetime import datetime
from itertools import islice

from django.db import transaction

from saypro.notifications.actions.telling import tell
from saypro.notifications.models import Notice
from saypro.notifications.tips import Tip, tips

MOST = 500


def tell_tips(at: datetime) -> int:
    """One tip at most to each person for whom one fits; returns how many were told. May be repeated."""
    told: set[int] = set()
    for tip in tips():
        told |= tell_tip(tip, at, but=told)
    return len(told)


@transaction.atomic
def tell_tip(tip: Tip, at: datetime, *, but: set[int]) -> set[int]:
    """Those it was told to now, 500 at most: more are told the next time."""
    already = Notice.objects.filter(kind="tip", key=f"once:{tip.key}").values("person")
    fitting = {person_id: url for person_id, url in tip.find(at, already) if person_id not in but}
    chosen = dict(islice(fitting.items(), MOST))
    for person_id, url in chosen.items():
        tell(
            person_id,
            kind="tip",
            title=str(tip.title),
            body=str(tip.body),
            url=url,
            event_id=None,
            at=at,
            once=tip.key,
        )
    return set(chosen)
