"""On which ways a notice goes, and when: the whole of the rules, as one pure function."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from saypro.notifications.hours import Quiet, awake, next_hour, next_time
from saypro.notifications.kinds import CHANNELS, Channel, NoticeGroup, NoticeKind

WEEK = timedelta(days=7)
PaceName = Literal["at_once", "hourly", "daily"]
Held = Literal["", "budget"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has chosen, and the channels by which they can be reached at all."""

    zone: ZoneInfo
    quiet: Quiet | None
    budget: int
    daily_hour: int = 8
    is_quoting: bool = True
    paces: Mapping[Channel, PaceName] = field(default_factory=dict)
    chosen: Mapping[str, frozenset[Channel]] = field(default_factory=dict)
    reach: frozenset[Channel] = frozenset(CHANNELS)


@dataclass(frozen=True, slots=True)
class History:
    """`contacts`: what was no transaction and reached the person within the last week."""

    contacts: int = 0
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A channel, not before `due_at`. `is_collected`: together with whatever else is due then."""

    channel: Channel
    due_at: datetime
    is_collected: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`ways` besides the page of notices; `is_listed` there; or `held` back altogether, and why."""

    ways: tuple[Way, ...] = ()
    is_listed: bool = False
    held: Held = ""


def channels_for(
    kind: NoticeKind, group: NoticeGroup, wishes: Wishes, at: datetime, history: History
) -> Decision:
    """How to tell this person of something of this kind that happened at `at`."""
    wanted = wanted_channels(kind, group, wishes)
    if wanted and exceeds_budget(kind, wishes, history):
        return Decision(held="budget")
    loud = (wanted - {"app"}) & wishes.reach
    if history.is_muted and not kind.is_urgent:
        loud = frozenset()
    ways = tuple(way(channel, kind, wishes, at) for channel in CHANNELS if channel in loud)
    return Decision(ways, is_listed="app" in wanted and kind.is_listed)


def wanted_channels(kind: NoticeKind, group: NoticeGroup, wishes: Wishes) -> frozenset[Channel]:
    return wishes.chosen.get(group.key, kind.channels) | group.always


def exceeds_budget(kind: NoticeKind, wishes: Wishes, history: History) -> bool:
    return not kind.is_transactional and history.contacts >= wishes.budget


def way(channel: Channel, kind: NoticeKind, wishes: Wishes, at: datetime) -> Way:
    if kind.is_urgent:
        return Way(channel, at)
    pace = wishes.paces.get(channel, "at_once")
    due_at = slot(pace, at, wishes) if pace != "at_once" else at + patience(channel, kind)
    return Way(channel, awake(due_at, wishes.quiet, wishes.zone), is_collected=pace != "at_once")


def patience(channel: Channel, kind: NoticeKind) -> timedelta:
    """Only a mail waits for whether the page was read: by then a push would be old."""
    return kind.patience if channel == "email" else timedelta(0)


def period(pace: PaceName, due_at: datetime, zone: ZoneInfo) -> str:
    """The name of the time that what is due then is collected for: a day of the person's, or an hour."""
    if pace == "daily":
        return f"{due_at.astimezone(zone):%Y-%m-%d}"
    return f"{due_at.astimezone(UTC):%Y-%m-%dT%H:%M}"


def slot(pace: PaceName, at: datetime, wishes: Wishes) -> datetime:
    """When what happens at `at` is collected."""
    if pace == "hourly":
        return next_hour(at, wishes.zone)
    return next_time(at, time(wishes.daily_hour), wishes.zone)
