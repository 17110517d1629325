"""The seller's figure once more: slow, and so plain that one sees it is right.

Time is a row of half hours, each awake or not; whoever waits, waits for the awake ones.
"""

from datetime import datetime, timedelta
from statistics import median

from saypro.deals.answering import Asked, Figure
from saypro.deals.waking import Waking

STEP = timedelta(minutes=30)


def slow_figure(threads: list[Asked], waking: Waking, now: datetime) -> Figure:
    start = now - timedelta(days=120)
    awake = [is_awake(start + STEP * step, waking) for step in range(120 * 48)]

    def waited(since: datetime, until: datetime) -> float:
        return sum(awake[(since - start) // STEP : (until - start) // STEP]) / 2

    counted: list[tuple[datetime, int, float | None]] = []
    for thread in threads:
        age_days = (now - thread.asked_at) / timedelta(days=1)
        if not 0 <= age_days <= 90:
            continue
        if thread.answered_at is not None and thread.answered_at <= now:
            counted.append((thread.asked_at, thread.thread, waited(thread.asked_at, thread.answered_at)))
        elif waited(thread.asked_at, now) > 24:
            counted.append((thread.asked_at, thread.thread, None))
    counted.sort(key=lambda one: one[:2])
    of_month = [one for one in counted if one[0] >= now - timedelta(days=30)]
    if len(of_month) < 10:
        of_month = counted[-10:]
    hours = [wait for _asked, _thread, wait in of_month if wait is not None]
    return Figure(
        asked=len(of_month),
        answered=len([wait for wait in hours if wait <= 24]),
        median_s=round(median(hours) * 3600) if hours else None,
    )


def is_awake(at: datetime, waking: Waking) -> bool:
    if any(start <= at < end for start, end in waking.away):
        return False
    clock = at.astimezone(waking.zone)
    minute = clock.hour * 60 + clock.minute
    quiet_from = waking.quiet_from.hour * 60 + waking.quiet_from.minute
    quiet_until = waking.quiet_until.hour * 60 + waking.quiet_until.minute
    length = min((quiet_until - quiet_from) % 1440, 720)
    return (minute - quiet_from) % 1440 >= length
