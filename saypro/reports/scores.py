"""Satisfaction by kind of member: members of the office, buyers and sellers, each against their own goal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saypro.reports import words
from saypro.reports.cells import ALL
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal, Scope

SIDES = {"office": "satisfaction", "buyer": "buyers_positive", "seller": "sellers_positive"}


@dataclass(frozen=True, slots=True)
class Score:
    """The share of good scores in per cent, with its 95 % margins; `is_all` for everybody of a side."""

    key: str
    name: str
    n: int
    share: float
    low: float
    high: float
    before: float | None
    goal: float | None
    is_all: bool

    @property
    def is_off(self) -> bool:
        return self.goal is not None and self.share < self.goal


def scores(figures: Figures, goals: Sequence[Goal]) -> list[Score]:
    """Of those who gave any."""
    return [one for side in SIDES for one in of_side(side, figures, goals)]


def of_side(side: str, figures: Figures, goals: Sequence[Goal]) -> Iterator[Score]:
    kinds = sorted({kind for given, kind, _since in figures.ratings if given == side} - {ALL, ""})
    aims = {goal.of: goal.goal for goal in goals if goal.metric_key == SIDES[side] and is_of_scores(goal)}
    for kind in (ALL, *kinds, ""):
        now, before = figures.rated(side, figures.now, kind), figures.rated(side, figures.before, kind)
        is_alone = not kinds and kind == ""
        if now.value is not None and not is_alone:
            low, high = now.interval
            goal = aims.get(kind, aims.get(""))
            name = name_of(side, kind)
            yield Score(SIDES[side], name, now.n, now.value, low, high, before.value, goal, kind == ALL)


def is_of_scores(goal: Goal) -> bool:
    return goal.scope in (Scope.ALL, Scope.SEGMENT)


def name_of(side: str, kind: str) -> str:
    if kind == ALL:
        return {"office": _("All members"), "buyer": _("All buyers"), "seller": _("All sellers")}[side]
    return str(words.NAMES.get(kind, _("Others")))
