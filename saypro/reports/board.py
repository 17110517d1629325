"""What the dashboard shows, put together from the figures of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.reports import words
from saypro.reports.buckets import BOUNDS_H
from saypro.reports.figures import ALL, Figures
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.models import Kind
from saypro.reports.pace import Better, State
from saypro.reports.standings import Narrowed, Standing, standing_of, standings_of

ALSO = (
    "first_median",
    "first_p90",
    "solved_median",
    "opened",
    "solved",
    "reopened",
    "escalated",
    "active",
    "between",
)
NEAR = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """A target and how it goes; places on its bar are per cent of the bar."""

    key: str
    name: str
    value: str
    goal: str
    forecast: str
    state: str
    tone: str
    icon: str
    pace: str
    outlook: str
    caution: str
    before: str
    now_at: float
    forecast_at: float
    goal_at: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart and of the table beside it."""

    name: str
    n: int
    share: float | None = None
    goal: float | None = None
    is_off: bool = False
    key: str = ""
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A figure without a target, with the one of the period before."""

    key: str
    name: str
    value: str
    before: str


@dataclass(frozen=True, slots=True)
class Week:
    name: str
    incoming: int
    outgoing: int


def tiles(figures: Figures, goals: Sequence[Goal]) -> list[Tile]:
    """One for each figure with a goal for all tickets; where the length differs, only for shares."""
    return [tile(standing_of(goal, figures)) for goal in goals_shown(figures, goals)]


def goals_shown(figures: Figures, goals: Sequence[Goal]) -> list[Goal]:
    length, chosen = figures.period.length, dict[str, Goal]()
    for goal in goals:
        is_mine, is_new = goal.length == length, goal.metric_key not in chosen
        fits = is_mine or (is_new and goal.metric.unit == Unit.SHARE)
        if goal.scope == Scope.ALL and fits:
            chosen[goal.metric_key] = goal
    return list(chosen.values())


def tile(standing: Standing) -> Tile:
    goal, course, unit = standing.goal, standing.course, standing.goal.metric.unit
    said, tone, icon = words.STATES[course.state]
    most = 100.0 if unit == Unit.SHARE else max(course.now or 0, course.goal, course.forecast or 0) * 1.1 or 1
    return Tile(
        goal.metric_key,
        str(goal.metric.name),
        words.number(standing.value.value, unit),
        words.goal_words(goal),
        words.number(course.forecast, unit) if course.forecast is not None else "",
        str(said),
        tone,
        icon,
        words.pace(standing),
        words.outlook(standing),
        words.caution(standing.value),
        words.number(standing.before.value, unit),
        place(course.now, most),
        place(course.forecast, most),
        place(course.goal, most),
    )


def tiles_of_some(goals: Sequence[Goal], figures: Figures, narrowed: Narrowed) -> list[tuple[str, Tile]]:
    """Targets for some tickets, with for which; not what has a chart or a table of its own."""
    chosen: dict[tuple[str, str, str], Goal] = {}
    for goal in goals:
        is_mine = goal.length == figures.period.length
        subject, is_share = (goal.metric_key, goal.scope, goal.of), goal.metric.unit == Unit.SHARE
        if not is_elsewhere(goal) and (is_mine or (is_share and subject not in chosen)):
            chosen[subject] = goal
    found = standings_of(chosen.values(), figures, narrowed)
    return [(words.whose(standing.goal), tile(standing)) for standing in found]


def is_elsewhere(goal: Goal) -> bool:
    if goal.scope == Scope.CATEGORY:
        return goal.metric_key in ("mix", "solved_in_time")
    return goal.scope == Scope.ALL


def place(value: float | None, most: float) -> float:
    return round(min(max(100 * (value or 0) / most, 0), 100), 1)


def problem(figures: Figures, goals: Sequence[Goal]) -> tuple[str, str, str]:
    """The sentence on top, what to do about it, and the key of the figure that is furthest from its goal."""
    standings = [standing_of(goal, figures) for goal in goals_shown(figures, goals)]
    known = [one for one in standings if one.course.state != State.NONE]
    if not known:
        return _("Nothing has been measured in this time yet."), "", ""
    good = [one for one in known if one.course.state in (State.MET, State.ON_COURSE)]
    bad = sorted((one for one in known if one not in good), key=shortfall, reverse=True)
    head = _("{good} of {all} targets are on course.").format(good=len(good), all=len(known))
    if not bad:
        return head, _("Keep going."), ""
    worst = bad[0]
    name = worst.goal.metric.name
    text = _("{name} stands at {now}, the goal is {goal}.").format(
        name=name,
        now=words.number(worst.value.value, worst.goal.metric.unit),
        goal=words.goal_words(worst.goal),
    )
    return f"{head} {_('{name} is the one to fix.').format(name=name)}", text, worst.goal.metric_key


def shortfall(standing: Standing) -> float:
    """How far it is from its goal, as a share of it."""
    expected = standing.course.forecast if standing.course.forecast is not None else standing.course.now
    if expected is None or not standing.goal.goal:
        return 0.0
    gap = (standing.goal.goal - expected) / standing.goal.goal
    return -gap if standing.goal.better == Better.LESS else gap


def mix(figures: Figures, goals: Sequence[Goal]) -> list[Bar]:
    """What people write about, against the mix we plan with."""
    wanted = {goal.of: goal.goal for goal in goals if goal.metric_key == "mix"}
    formula = METRICS["mix"].formula
    bars = []
    for key, name in words.GROUPS.items():
        value = figures.value(formula, figures.now, key)
        goal, before = wanted.get(key), figures.value(formula, figures.before, key)
        if key or value.kept:
            off = goal is not None and value.value is not None and abs(value.value - goal) > NEAR
            bars.append(Bar(str(name), value.kept, value.value, goal, off, key, before.value))
    return bars


def first_answers(figures: Figures) -> list[Bar]:
    """How long first answers took; what took longer than a day is set apart."""
    counts = figures.histogram(Kind.FIRST, len(BOUNDS_H) + 1)
    total, names = sum(counts), [*part_names(), _("over {last} h").format(last=BOUNDS_H[-1])]
    day = BOUNDS_H.index(24)
    return [
        Bar(name, n, 100 * n / total if total else None, None, number > day)
        for number, (name, n) in enumerate(zip(names, counts, strict=True))
    ]


def part_names() -> list[str]:
    lower = (0, *BOUNDS_H)
    return [f"{lower[number]}–{bound} h" for number, bound in enumerate(BOUNDS_H)]


def by_category(figures: Figures, goals: Sequence[Goal]) -> list[dict[str, Any]]:
    """Solved as promised, category by category, with its own target."""
    found = []
    for goal in goals:
        if goal.metric_key == "solved_in_time" and goal.scope == Scope.CATEGORY:
            standing = standing_of(goal, figures)
            said, tone, icon = words.STATES[standing.course.state]
            found.append(
                {
                    "key": goal.of,
                    "name": words.whose(goal),
                    "goal": words.goal_words(goal),
                    "note": goal.note,
                    "value": words.number(standing.value.value, Unit.SHARE),
                    "caution": words.caution(standing.value),
                    "state": said,
                    "tone": tone,
                    "icon": icon,
                }
            )
    return found


def satisfaction(figures: Figures) -> list[Bar]:
    """By segment, members without one included."""
    segments = sorted({segment for side, segment, _since in figures.ratings if side == "office"} - {ALL})
    found = []
    for segment in segments:
        now = figures.rated("office", figures.now, segment)
        if now.n:
            before = figures.rated("office", figures.before, segment)
            found.append(Bar(segment_name(segment), now.n, now.value, None, False, segment, before.value))
    return found


def segment_name(segment: str) -> str:
    from saypro.helpdesk.models import Segment

    return str(dict(Segment.choices).get(segment, segment or _("Other members")))


def ages(counts: Sequence[int]) -> list[Bar]:
    names = [_("Under 24 h"), _("24 to 48 h"), _("48 to 72 h"), _("Over 72 h")]
    return [
        Bar(name, n, is_off=number == 3) for number, (name, n) in enumerate(zip(names, counts, strict=True))
    ]


def weeks(figures: Figures) -> list[Week]:
    """Messages in and out: by week, or by day within a week."""
    since, until = figures.now
    step = timedelta(days=1 if figures.period.days == 7 else 7)
    incoming, outgoing = METRICS["messages_in"].formula, METRICS["messages_out"].formula
    found, day = [], since
    while day < until:
        span = (day, min(day + step, until))
        into, out = figures.value(incoming, span).n, figures.value(outgoing, span).n
        found.append(Week(date_format(day, "j M"), into, out))
        day += step
    return found


def also(figures: Figures) -> list[Line]:
    found = []
    for key in ALSO:
        metric = METRICS[key]
        now, before = figures.value(metric.formula), figures.value(metric.formula, figures.before)
        found.append(
            Line(
                key,
                str(metric.name),
                words.number(now.value, metric.unit),
                words.number(before.value, metric.unit),
            )
        )
    return found
