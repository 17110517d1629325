"""How often and how fast a seller answers, worked out from when they were asked and when they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from saypro.deals.waking import Waking

IN_TIME = timedelta(hours=24)
MONTH, QUARTER = timedelta(days=30), timedelta(days=90)
FEW = 10  # with fewer threads in a month the last ten of the quarter speak
ENOUGH = 5  # with fewer than these nothing is said


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """A thread somebody began about an ad; `answered_at` is None while the seller has not."""

    asked_at: datetime
    thread: int
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """So many were asked, so many answered in time; `median_s` of all answers, None where there are none."""

    asked: int = 0
    answered: int = 0
    median_s: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    asked_at: datetime
    wait: timedelta | None

    @property
    def is_in_time(self) -> bool:
        return self.wait is not None and self.wait <= IN_TIME


def figure(threads: Iterable[Asked], waking: Waking, at: datetime) -> Figure:
    """What the threads come to at this moment.

    Those of the last 30 days count, or the last ten of 90 days when there are fewer than ten. A thread
    nobody has answered counts once a day of the seller's waking time has passed, not before.
    """
    judged = [
        one
        for thread in sorted(threads, key=lambda thread: (thread.asked_at, thread.thread), reverse=True)
        if at - QUARTER <= thread.asked_at <= at and (one := judge(thread, waking, at))
    ]
    recent = [one for one in judged if one.asked_at >= at - MONTH]
    return summed(recent if len(recent) >= FEW else judged[:FEW])


def judge(thread: Asked, waking: Waking, at: datetime) -> Judged | None:
    """None while it may still be answered in time."""
    answered_at = thread.answered_at
    if answered_at is not None and answered_at <= at:
        return Judged(thread.asked_at, waking.awake_between(thread.asked_at, answered_at))
    is_overdue = waking.awake_between(thread.asked_at, at) > IN_TIME
    return Judged(thread.asked_at, None) if is_overdue else None


def summed(judged: list[Judged]) -> Figure:
    waits = [one.wait.total_seconds() for one in judged if one.wait is not None]
    return Figure(
        asked=len(judged),
        answered=sum(one.is_in_time for one in judged),
        median_s=round(median(waits)) if waits else None,
    )
