"""Figures, goals and courses in words."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.helpdesk.models import Category, Channel, Segment
from saypro.kit.places import PROVINCE_CHOICES
from saypro.reports.figures import Value
from saypro.reports.formulas import Formula, Kept
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import Unit
from saypro.reports.pace import State
from saypro.reports.standings import Standing
from saypro.surveys.queries import SEGMENTS_OF_SIDES

STATES = {
    State.NONE: (gettext_lazy("No figures yet"), "", "circle-dashed"),
    State.ON_COURSE: (gettext_lazy("On course"), "ok", "check"),
    State.MET: (gettext_lazy("Goal met"), "ok", "check-check"),
    State.AT_RISK: (gettext_lazy("At risk"), "warn", "trending-down"),
    State.MISSED: (gettext_lazy("Missed"), "bad", "circle-alert"),
}
GROUPS = {
    "general": gettext_lazy("General"),
    "support": gettext_lazy("Support"),
    "complaint": gettext_lazy("Complaints, policy"),
    "renewal": gettext_lazy("Renewal, approval"),
    "misc": gettext_lazy("Miscellaneous"),
    "": gettext_lazy("Not filed"),
}
NOTHING = "–"
NAMES: dict[str, Any] = dict([*Segment.choices, *PROVINCE_CHOICES, *Channel.choices]) | {
    key: name for side in SEGMENTS_OF_SIDES.values() for key, name in side.items()
}


def number(value: float | None, unit: Unit) -> str:
    """ "15 164", "93.1 %", "4 h 10 min"; a dash where there is nothing."""
    if value is None:
        return NOTHING
    if unit == Unit.COUNT:
        return whole(value)
    if unit == Unit.HOURS:
        return hours(value)
    if unit == Unit.EACH:
        return number_format(round(value, 1), 1)
    return f"{number_format(round(value, 1), 1)} %"


def whole(value: float) -> str:
    return f"{round(value):,}".replace(",", "\N{NO-BREAK SPACE}")


def hours(value: float) -> str:
    minutes = round(value * 60)
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    if minutes < 48 * 60:
        return _("{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)
    return _("{days} days {hours} h").format(days=minutes // 1440, hours=minutes % 1440 // 60)


def treatment(formula: Formula) -> str:
    """What becomes of waits that are not over yet, where that changes a share."""
    if not isinstance(formula, Kept):
        return ""
    return _("What is not due yet is left out. What is open and overdue counts as missed.")


def caution(value: Value) -> str:
    """Out of how many, how sure that is, and a word where it is too few."""
    if not value.is_share or not value.n:
        return ""
    low, high = value.interval
    said = _("{kept} of {n}; 95% sure between {low}% and {high}%.").format(
        kept=whole(value.kept),
        n=whole(value.n),
        low=number_format(round(low, 1), 1),
        high=number_format(round(high, 1), 1),
    )
    return f"{said} {_('Fewer than 30: read with care.')}" if value.is_few else said


def goal_words(goal: Goal) -> str:
    """ "85 %", "10 to 15 %", "20 000"."""
    said = aimed_at(goal.goal, goal.metric.unit)
    if goal.high is not None:
        return _("{low} to {high}").format(
            low=said.removesuffix(" %"), high=aimed_at(goal.high, goal.metric.unit)
        )
    return said


def aimed_at(value: float, unit: Unit) -> str:
    if unit in (Unit.SHARE, Unit.GROWTH) and value == round(value):
        return f"{value:.0f} %"
    return number(value, unit)


def whose(goal: Goal) -> str:
    """Which tickets a goal is for; nothing for all."""
    if goal.scope == Scope.ALL:
        return ""
    if goal.scope == Scope.CATEGORY:
        return str(GROUPS[goal.of] if goal.of in GROUPS else Category(goal.of).label)
    return goal.name or str(NAMES.get(goal.of, NOTHING))


def pace(standing: Standing) -> str:
    """ "18 400 of 20 000; 123 a day needed." """
    course, unit = standing.course, standing.goal.metric.unit
    if course.needed_a_day is None or course.now is None:
        return ""
    return _("{now} of {goal}; {needed} a day needed.").format(
        now=number(course.now, unit), goal=number(course.goal, unit), needed=whole(course.needed_a_day)
    )


def outlook(standing: Standing) -> str:
    """Where it will probably end, with its margin and by which method."""
    course, unit = standing.course, standing.goal.metric.unit
    if course.forecast is None or course.margin is None:
        return ""
    said = _("Probably {forecast} at the end, give or take {margin}").format(
        forecast=number(course.forecast, unit), margin=number(course.margin, unit)
    )
    if unit == Unit.COUNT:
        return _("{said}: if the days left are like the last four weeks.").format(said=said)
    return _("{said}: if as many come a day as so far, as good as in the last four weeks.").format(said=said)
