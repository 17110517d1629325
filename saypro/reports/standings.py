"""Where each target stands in a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saypro.reports.cells import ALL, group_of
from saypro.reports.figures import Figures, Value
from saypro.reports.formulas import AskedAfter, Completed, Kept, Meant, Missed, Mix, Rated, Ratio, Tally
from saypro.reports.goals import Goal, Scope
from saypro.reports.pace import Course, count_course, share_course, value_course

Narrowed = Mapping[tuple[Scope, str], Figures]
"""The figures of some tickets, by which ones."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal, its figure now and in the period before, and how it goes."""

    goal: Goal
    value: Value
    before: Value
    course: Course


def standing_of(goal: Goal, figures: Figures) -> Standing:
    """Figures must be narrowed to what the goal is for, unless it is for a category or about scores."""
    group = group_of(goal.of) if goal.scope == Scope.CATEGORY else ALL
    formula = goal.metric.formula
    if isinstance(formula, Rated):
        segment = goal.of or ALL
        now = figures.rated(formula.side, figures.now, segment)
        before = figures.rated(formula.side, figures.before, segment)
    else:
        now = figures.value(formula, figures.now, group)
        before = figures.value(formula, figures.before, group)
    return Standing(goal, now, before, course_of(goal, figures, now, group))


def standings_of(goals: Iterable[Goal], figures: Figures, narrowed: Narrowed) -> list[Standing]:
    """Each by the figures of those tickets that it is for."""
    return [standing_of(goal, narrowed.get((goal.scope, goal.of), figures)) for goal in goals]


def course_of(goal: Goal, figures: Figures, now: Value, group: str) -> Course:
    gone, days = figures.period.days_gone(figures.at), figures.period.days
    if figures.period.is_over(figures.at):
        gone = days
    elif gone == days:
        gone = days - 1  # the last day is still to be lived through
    match formula := goal.metric.formula:
        case Tally():
            daily = figures.daily(formula, figures.lately, group)
            done = int(now.value or 0)
            return count_course(done, goal.goal, gone=gone, days=days, daily=daily, better=goal.better)
        case Kept():
            lately = figures.value(formula, figures.lately, group)
            recent = (lately.kept, lately.n)
            return share_course(
                now.kept, now.n, goal.goal, gone=gone, days=days, lately=recent, better=goal.better
            )
        case Ratio() | Mix() | Rated() | Completed() | Meant() | Missed() | AskedAfter():
            return share_course(now.kept, now.n, goal.goal, gone=gone, days=days, better=goal.better)
        case _:
            return value_course(now.value, goal.goal, gone=gone, days=days, better=goal.better)
