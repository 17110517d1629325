"""The one way out: what a person is told, once, on the ways they chose."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.notifications import queries
from saypro.notifications.choosing import Decision, Way, channels_for
from saypro.notifications.kinds import CHANNELS, Channel, NoticeKind, group_of, kind_named
from saypro.notifications.models import Delivery, Notice
from saypro.realtime import actions as realtime

ALL_CHANNELS = frozenset(CHANNELS)
MOST_AT_ONCE = 2000
DISPATCH, DISPATCH_QUEUE = "notifications.dispatch", "notices"


@transaction.atomic
def tell(
    person_id: int,
    *,
    kind: str,
    title: str,
    body: str,
    url: str,
    event_id: int | None,
    thread_id: int | None = None,
    at: datetime,
    actor_handle: str = "",
    via: frozenset[Channel] = ALL_CHANNELS,
    is_muted: bool = False,
    once: str = "",
) -> Notice | None:
    """Tell the person of something that happened at `at`, on the channels their settings allow.

    In the caller's transaction, and safe to repeat: the same event, person, kind and thread are one notice,
    and each channel carries it once. A later call with other channels in `via` adds those. `once` makes it
    the only one of this kind by that name for ever. `is_muted`: the person wants no noise about this thread.
    None for people who left. Raises UnknownKind.
    """
    what = kind_named(kind)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return None
    key = f"once:{once}" if once else key_of(event_id, thread_id)
    earlier = Notice.objects.filter(person=person, kind=kind, key=key).first() if key else None
    decision = decide(person, what, at, is_muted=is_muted, earlier=earlier)
    notice, is_new = Notice.objects.get_or_create(
        person_id=person_id,
        kind=kind,
        key=key,
        defaults={
            "event_id": event_id,
            "thread_id": thread_id,
            "title": title[:200],
            "body": body[:500],
            "url": url,
            "actor_handle": actor_handle,
            "at": at,
            "told_at": at,
            "is_listed": decision.is_listed,
            "is_transactional": what.is_transactional,
            "held": decision.held,
        },
    )
    if not notice.held:
        send_on_its_ways(notice, [way for way in decision.ways if way.channel in via], at)
    if is_new and notice.is_listed:
        realtime.announce([("notices", person_id, notice.pk)])
    return notice


def key_of(event_id: int | None, thread_id: int | None) -> str | None:
    """None, which is never the same twice, for news without an event."""
    return None if event_id is None else f"{event_id}:{thread_id or ''}"


def decide(
    person: User, kind: NoticeKind, at: datetime, *, is_muted: bool, earlier: Notice | None
) -> Decision:
    """The weekly limit is looked at by one at a time, or two would both be the last one let through."""
    if not kind.is_transactional:
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
    history = queries.history_of(person, at, is_muted=is_muted, but=earlier.pk if earlier else None)
    return channels_for(kind, group_of(kind), queries.wishes_of(person), at, history)


def send_on_its_ways(notice: Notice, ways: list[Way], at: datetime) -> None:
    """Keep one delivery for each way, and a job for those that are due at once."""
    deliveries = [
        Delivery(notice=notice, person_id=notice.person_id, channel=way.channel, due_at=way.due_at)
        for way in ways
    ]
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    for way in ways:
        if way.due_at <= at:
            dispatch_soon(notice.person_id, way.channel)


def dispatch_soon(person_id: int, channel: str) -> None:
    app.configure_task(DISPATCH, queue=DISPATCH_QUEUE).defer(person_id=person_id, channel=channel)


@transaction.atomic
def dispatch_due(at: datetime) -> int:
    """A job for every person and channel with something due by then; returns how many.

    A job for what is just being sent finds nothing left to do.
    """
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING, due_at__lte=at)
    pairs = list(waiting.values_list("person_id", "channel").distinct()[:MOST_AT_ONCE])
    for person_id, channel in pairs:
        dispatch_soon(person_id, channel)
    return len(pairs)


@transaction.atomic
def read_notice(notice: Notice, *, at: datetime) -> None:
    """The person has seen it. Safe to repeat."""
    if Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at):
        realtime.announce([("notices", notice.person_id, 0)])


@transaction.atomic
def read_all_notices(person: User, *, at: datetime) -> int:
    """The person has seen everything listed so far; returns how many were new."""
    return read_those(person.pk, Q(is_listed=True), at)


@transaction.atomic
def read_notices_about(person: User, path: str, *, at: datetime) -> int:
    """The person has seen the page at this path, and with it what was told of it; returns how many."""
    within = Q(url=path) | Q(url__startswith=f"{path}?") | Q(url__startswith=f"{path}#")
    return read_those(person.pk, within & Q(is_listed=True), at)


@transaction.atomic
def read_notices_of_thread(person_id: int, thread_id: int, *, at: datetime) -> int:
    """The person has seen what a thread says, and with it what was told of it; returns how many."""
    return read_those(person_id, Q(thread_id=thread_id), at)


def read_those(person_id: int, which: Q, at: datetime) -> int:
    count = Notice.objects.filter(which, person_id=person_id, read_at=None).update(read_at=at)
    if count:
        realtime.announce([("notices", person_id, 0)])
    return count
