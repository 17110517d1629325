"""The tables that reports are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from saypro.reports import board, words
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal
from saypro.reports.metrics import METRICS, Metric, Unit
from saypro.reports.pace import Better
from saypro.reports.scores import scores
from saypro.reports.standings import Narrowed, Standing, standings_of
from saypro.reports.tables import Cell, Table


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a member who is not named: `who` says the kind of member and the score."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from: `ages` of what is open, how profiles are used, the figures of those tickets
    that targets are for, the messages of each weekday's hours, themes with how many people raised them, what
    members said with who they are, and what was done by plan, month by month.
    """

    figures: Figures
    goals: Sequence[Goal]
    ages: Sequence[int]
    profiles: Mapping[str, int]
    at: datetime
    narrowed: Narrowed = field(default_factory=dict)
    hours: Sequence[Sequence[int]] = ()
    themes: Sequence[tuple[str, int]] = ()
    quotes: Sequence[Quote] = ()
    improved: Sequence[tuple[str, str]] = ()


def targets(given: Material) -> Table:
    """Every target of the report's length, and where it stands."""
    columns = [_("Target"), _("Tickets"), _("Goal"), _("Result"), _("Before"), _("State")]
    rows = [target_row(standing) for standing in standings(given)]
    return Table(_("Targets"), columns, rows)


def standings(given: Material) -> list[Standing]:
    length = given.figures.period.length
    found: dict[tuple[str, str, str], Goal] = {}
    for goal in given.goals:
        subject = (goal.metric_key, goal.scope, goal.of)
        fits = goal.length == length or (goal.metric.unit == Unit.SHARE and subject not in found)
        if fits and goal.metric_key != "mix":
            found[subject] = goal
    return standings_of(found.values(), given.figures, given.narrowed)


def target_row(standing: Standing) -> list[Cell]:
    goal, unit = standing.goal, standing.goal.metric.unit
    said, _tone, _icon = words.STATES[standing.course.state]
    return [
        str(goal.metric.name),
        words.whose(goal) or _("All"),
        words.goal_words(goal),
        words.number(standing.value.value, unit),
        words.number(standing.before.value if unit != Unit.GROWTH else None, unit),
        str(said),
    ]


def categories(given: Material) -> Table:
    """Totals, answers and times of each category."""
    keys = ("messages", "opened", "solved", "answered_24h", "solved_in_time", "first_median", "solved_median")
    metrics = [METRICS[key] for key in keys]
    rows: list[list[Cell]] = [
        [str(name), *(figure(given.figures, metric, group) for metric in metrics)]
        for group, name in words.GROUPS.items()
    ]
    return Table(_("Categories"), [_("Category"), *(str(metric.name) for metric in metrics)], rows)


def figure(figures: Figures, metric: Metric, group: str) -> str:
    return words.number(figures.value(metric.formula, figures.now, group).value, metric.unit)


def mix(given: Material) -> Table:
    columns = [_("Category"), _("Messages"), _("Share (%)"), _("Goal (%)"), _("Before (%)")]
    rows: list[list[Cell]] = [
        [bar.name, bar.n, rounded(bar.share), bar.goal, rounded(bar.before)]
        for bar in board.mix(given.figures, given.goals)
    ]
    return Table(_("What people wrote about"), columns, rows)


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def unresolved(given: Material) -> Table:
    """What is open at the moment the report is made."""
    rows: list[list[Cell]] = [[bar.name, bar.n] for bar in board.ages(given.ages)]
    return Table(_("Not solved, when this was made"), [_("Age"), _("Tickets")], rows)


def days(given: Material) -> Table:
    columns = [_("From"), _("From members"), _("Before"), _("From the office"), _("Before")]
    rows: list[list[Cell]] = [
        [week.name, week.incoming, week.incoming_before, week.outgoing, week.outgoing_before]
        for week in board.weeks(given.figures)
    ]
    return Table(_("Messages in and out"), columns, rows)


def satisfaction(given: Material) -> Table:
    columns = [
        _("Members"),
        _("Satisfied (%)"),
        _("95 % sure (%)"),
        _("Goal (%)"),
        _("Before (%)"),
        _("Scores"),
    ]
    rows: list[list[Cell]] = [
        [one.name, rounded(one.share), f"{one.low:.1f}–{one.high:.1f}", one.goal, rounded(one.before), one.n]
        for one in scores(given.figures, given.goals)
    ]
    return Table(_("Satisfaction by kind of member"), columns, rows)


def more(given: Material) -> Table:
    rows: list[list[Cell]] = [[line.name, line.value, line.before] for line in board.also(given.figures)]
    return Table(_("More figures"), [_("Figure"), _("Result"), _("Before")], rows)


def messaging(given: Material) -> Table:
    """How members talk with each other."""
    keys = ("active", "between", "buyers_positive", "sellers_positive", "surveys_completed")
    found = given.figures
    rows: list[list[Cell]] = []
    for metric in (METRICS[key] for key in keys):
        now, before = found.value(metric.formula), found.value(metric.formula, found.before)
        rows.append(
            [str(metric.name), words.number(now.value, metric.unit), words.number(before.value, metric.unit)]
        )
    return Table(_("Messaging between members"), [_("Figure"), _("Result"), _("Before")], rows)


def profiles(given: Material) -> Table:
    names = {
        "members": _("Members"),
        "joined": _("Joined in this time"),
        "photo": _("With a photo"),
        "about": _("With words about themselves"),
        "town": _("With a town"),
        "hidden": _("Seen by nobody else"),
        "no_receipts": _("Without read receipts"),
        "no_presence": _("Without presence"),
    }
    rows: list[list[Cell]] = [[name, given.profiles[key]] for key, name in names.items()]
    return Table(_("Profiles"), [_("What"), _("Members")], rows)


def improvements(given: Material) -> Table:
    rows: list[list[Cell]] = [[month, text] for month, text in given.improved]
    return Table(_("Improvements made"), [_("When"), _("What")], rows)


def proposals(given: Material) -> Table:
    """Targets for the next period that follow from the results of this one."""
    rows: list[list[Cell]] = [
        [str(goal.metric.name), words.whose(goal) or _("All"), words.goal_words(goal), goal.note]
        for goal in proposed(given)
    ]
    return Table(_("Targets proposed"), [_("Target"), _("Tickets"), _("Goal"), _("Why")], rows)


def proposed(given: Material) -> list[Goal]:
    """A count that was reached grows by a tenth, a share by a quarter of what is left; others stay."""
    found = []
    for standing in standings(given):
        goal, value = standing.goal, standing.value.value
        since = given.figures.period.until
        if value is None or goal.length != given.figures.period.length or goal.metric.unit == Unit.GROWTH:
            continue
        if goal.better != Better.MORE or value < goal.goal:
            found.append(replace(goal, valid_from=since, note=_("Not reached yet: it stays.")))
        elif goal.metric.unit == Unit.COUNT:
            found.append(
                replace(goal, goal=raised(value), valid_from=since, note=_("Reached: a tenth more."))
            )
        else:
            better = min(round(goal.goal + (100 - goal.goal) / 4, 1), 99.0)
            found.append(replace(goal, goal=better, valid_from=since, note=_("Reached: a little more.")))
    return found


def raised(value: float) -> float:
    """A tenth more, as a round number of two digits."""
    wanted = value * 1.1
    step = 10 ** max(len(str(int(wanted))) - 2, 0)
    return float(-(-wanted // step) * step)


SECTIONS: dict[str, Callable[[Material], Table]] = {
    "targets": targets,
    "categories": categories,
    "mix": mix,
    "unresolved": unresolved,
    "days": days,
    "satisfaction": satisfaction,
    "more": more,
    "messaging": messaging,
    "profiles": profiles,
    "improvements": improvements,
    "proposals": proposals,
}
