"""What the dashboard shows, put together from the figures of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.reports import words
from saypro.reports.buckets import BOUNDS_H
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.models import Kind
from saypro.reports.office_days import Span, day_of
from saypro.reports.pace import Better, State
from saypro.reports.periods import Period
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
    "meant_well",
    "self_service",
    "help_missed",
    "help_then_asked",
)
NEAR = 3
LABELS = ("good", "mixed", "bad", "unread")


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
    treatment: str
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
    """Messages of some days, and of as many at the same place in the period before; None for days to come."""

    name: str
    incoming: int | None
    outgoing: int | None
    incoming_before: int
    outgoing_before: int


@dataclass(frozen=True, slots=True)
class Mood:
    """How many people's comments of some days are meant well, neither, badly, or could not be read."""

    name: str
    good: int
    mixed: int
    bad: int
    unread: int


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
        words.treatment(goal.metric.formula),
        words.outlook(standing),
        words.caution(standing.value),
        words.number(standing.before.value, unit) if unit != Unit.GROWTH else "",
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
    parts = len(BOUNDS_H) + 1
    counts, before = (figures.histogram(Kind.FIRST, parts, days) for days in (figures.now, figures.before))
    total, names = sum(counts), [*part_names(), _("over {last} h").format(last=BOUNDS_H[-1])]
    day = BOUNDS_H.index(24)
    return [
        Bar(name, n, 100 * n / total if total else None, None, number > day, "", before[number])
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


def ages(counts: Sequence[int]) -> list[Bar]:
    names = [_("Under 24 h"), _("24 to 48 h"), _("48 to 72 h"), _("Over 72 h")]
    return [
        Bar(name, n, is_off=number == 3) for number, (name, n) in enumerate(zip(names, counts, strict=True))
    ]


def weeks(figures: Figures) -> list[Week]:
    """Messages in and out: by week, or by day within a week."""
    incoming, outgoing = METRICS["messages_in"].formula, METRICS["messages_out"].formula
    now, before = parts_of(figures.period), parts_of(figures.period.before)
    found = []
    for number, span in enumerate(now):
        earlier = before[number] if number < len(before) else (span[0], span[0])
        is_to_come = span[0] > day_of(figures.at)
        found.append(
            Week(
                date_format(span[0], "j M"),
                None if is_to_come else figures.value(incoming, span).n,
                None if is_to_come else figures.value(outgoing, span).n,
                figures.value(incoming, earlier).n,
                figures.value(outgoing, earlier).n,
            )
        )
    return found


def parts_of(period: Period) -> list[Span]:
    """The days of a week one by one, or seven at a time."""
    step, found, day = timedelta(days=1 if period.days == 7 else 7), list[Span](), period.since
    while day < period.until:
        found.append((day, min(day + step, period.until)))
        day += step
    return found


def moods(figures: Figures) -> list[Mood]:
    """How what members wrote is meant, by week, or by day within a week; what is to come is left out."""
    found, today = figures.feelings.get(figures.period.since, {}), day_of(figures.at)
    return [
        Mood(date_format(since, "j M"), *(found.get((number, label), 0) for label in LABELS))
        for number, (since, _until) in enumerate(parts_of(figures.period))
        if since <= today
    ]


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
