"""A figure and where its target stands, to be put beside a point of a review or a line of a plan."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from saypro.reports import board, words
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.standings import standing_of


@dataclass(frozen=True, slots=True)
class Beside:
    """`goal` and `state` are empty where there is no target for all tickets."""

    key: str
    name: str
    value: str
    before: str
    goal: str = ""
    state: str = ""
    tone: str = ""
    icon: str = ""


def besides(figures: Figures, goals: Sequence[Goal], keys: Collection[str]) -> dict[str, Beside]:
    """For those of the keys that are declared."""
    aims = {goal.metric_key: goal for goal in board.goals_shown(figures, goals)}
    return {key: beside(key, figures, aims.get(key)) for key in keys if key in METRICS}


def beside(key: str, figures: Figures, goal: Goal | None) -> Beside:
    metric = METRICS[key]
    now = words.number(figures.value(metric.formula).value, metric.unit)
    earlier = figures.value(metric.formula, figures.before).value if metric.unit != Unit.GROWTH else None
    before = words.number(earlier, metric.unit)
    if goal is None:
        return Beside(key, str(metric.name), now, before)
    said, tone, icon = words.STATES[standing_of(goal, figures).course.state]
    return Beside(key, str(metric.name), now, before, words.goal_words(goal), str(said), tone, icon)
