"""Whom a push or a text can reach."""

from collections.abc import Collection
from datetime import datetime

from saypro.accounts.models import User
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Browser, Delivery, Phone


def browsers_of(person: User) -> list[Browser]:
    """The browsers that take the person's pushes, the newest first."""
    return list(Browser.objects.filter(person=person).order_by("-pk"))


def is_anybody_reached_at_once() -> bool:
    return Browser.objects.exists() or Phone.objects.filter(proved_at__isnull=False).exists()


def reached_at_once(person_ids: Collection[int]) -> set[int]:
    """Those of them who have something that buzzes."""
    browsers = Browser.objects.filter(person__in=person_ids).values_list("person_id", flat=True)
    phones = Phone.objects.filter(person__in=person_ids, proved_at__isnull=False)
    return set(browsers.union(phones.values_list("person_id", flat=True)))


def told_lately(
    person_ids: Collection[int], thread_id: int, *, since: datetime, via: Collection[Channel]
) -> set[int]:
    """Those of them whom something about the thread was sent on these ways since then."""
    sent = Delivery.objects.filter(
        person__in=person_ids, channel__in=via, notice__thread_id=thread_id, notice__told_at__gt=since
    )
    return set(sent.values_list("person_id", flat=True))
