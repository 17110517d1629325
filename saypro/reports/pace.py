"""Where a target stands: how it goes, how it will probably end, and what that makes of it.

Pure functions. What is a count grows through the period; what is a share settles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, sqrt
from statistics import fmean, pstdev

from saypro.reports.shares import SURE, share


class State(StrEnum):
    NONE = "none"
    ON_COURSE = "on_course"
    MET = "met"
    AT_RISK = "at_risk"
    MISSED = "missed"


class Better(StrEnum):
    """Which way is better; `near` means as close to the goal as it can be."""

    MORE = "more"
    LESS = "less"
    NEAR = "near"


NEAR_ENOUGH = 3.0  # points that a share may be off


@dataclass(frozen=True, slots=True)
class Course:
    """How a target goes. `forecast` is where it will probably end, with its 95 % `margin` to both sides; both
    None once the period is over. `needed_a_day` is what each day left must bring, for counts that still can.
    """

    state: State
    now: float | None
    goal: float
    forecast: float | None = None
    margin: float | None = None
    needed_a_day: int | None = None


def count_course(
    done: int, goal: float, *, gone: int, days: int, daily: Sequence[int], better: Better = Better.MORE
) -> Course:
    """For what adds up. `gone` of its `days` have begun; `daily` are the last complete days.

    The days left are expected to be like those, and to vary as they did.
    """
    left = days - gone
    if left <= 0 or not daily:
        ended = State.MET if reaches(done, goal, better) else State.MISSED
        return Course(ended if left <= 0 else State.NONE, done, goal)
    forecast, margin = done + left * fmean(daily), SURE * sqrt(left) * pstdev(daily)
    needed = ceil((goal - done) / left) if better == Better.MORE and done < goal else None
    is_safe = better == Better.MORE and done >= goal
    return Course(
        State.MET if is_safe else expected(done, forecast, goal, better), done, goal, forecast, margin, needed
    )


def share_course(
    kept: int,
    n: int,
    goal: float,
    *,
    gone: int,
    days: int,
    lately: tuple[int, int] = (0, 0),
    better: Better = Better.MORE,
) -> Course:
    """For a share in per cent. `lately` are the kept and all of the last days: the rest is expected to be as
    many a day as so far, and as good as lately.
    """
    now, left = share(kept, n), days - gone
    if now is None:
        return Course(State.NONE, None, goal)
    if left <= 0:
        return Course(State.MET if reaches(now, goal, better) else State.MISSED, now, goal)
    recent, of = lately if lately[1] else (kept, n)
    rest, rate = n / max(gone, 1) * left, recent / of
    forecast = 100 * (kept + rate * rest) / (n + rest)
    margin = 100 * SURE * sqrt(rate * (1 - rate) * (1 / rest + 1 / of)) * rest / (n + rest)
    return Course(settled(now, forecast, goal, better), now, goal, forecast, margin)


def value_course(now: float | None, goal: float, *, gone: int, days: int, better: Better) -> Course:
    """For what neither adds up nor is a share, such as growth: as it is now, without a forecast."""
    if now is None:
        return Course(State.NONE, None, goal)
    if reaches(now, goal, better):
        return Course(State.MET, now, goal)
    return Course(State.MISSED if gone >= days else State.AT_RISK, now, goal)


def settled(now: float, forecast: float, goal: float, better: Better) -> State:
    """A share may be met before the end, if it is also expected to stay so."""
    if reaches(now, goal, better) and reaches(forecast, goal, better):
        return State.MET
    return expected(now, forecast, goal, better)


def expected(now: float, forecast: float, goal: float, better: Better) -> State:
    """While it runs it is never missed for certain."""
    if better == Better.LESS and now > goal and forecast > goal:
        return State.AT_RISK
    return State.ON_COURSE if reaches(forecast, goal, better) else State.AT_RISK


def reaches(value: float, goal: float, better: Better) -> bool:
    if better == Better.NEAR:
        return abs(value - goal) <= NEAR_ENOUGH
    return value >= goal if better == Better.MORE else value <= goal
