"""The last weeks of each kind of member side by side, all on one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.reports import words
from saypro.reports.cells import ALL
from saypro.reports.goals import Goal, Scope
from saypro.reports.office_days import Span, day_of
from saypro.reports.scores import SIDES, is_of_scores, name_of
from saypro.reports.shares import FEW, share

WEEKS = 12
Parts = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Week:
    name: str
    kept: int
    n: int

    @property
    def share(self) -> float | None:
        return share(self.kept, self.n)


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of member: its weeks, the oldest first, and what they come to together, in per cent."""

    name: str
    weeks: Sequence[Week]
    goal: float | None = None

    @property
    def n(self) -> int:
        return sum(week.n for week in self.weeks)

    @property
    def share(self) -> float:
        return share(sum(week.kept for week in self.weeks), self.n) or 0.0

    @property
    def is_few(self) -> bool:
        return self.n < FEW

    @property
    def is_off(self) -> bool:
        return self.goal is not None and self.share < self.goal


def weeks_until(at: datetime) -> Span:
    """From a Monday on, the week that is running included."""
    until = day_of(at) + timedelta(days=7 - day_of(at).weekday())
    return until - timedelta(weeks=WEEKS), until


def mondays(span: Span) -> list[date]:
    return [span[0] + timedelta(weeks=number) for number in range(WEEKS)]


def score_panels(
    found: Mapping[tuple[str, str, date], Parts], span: Span, goals: Sequence[Goal]
) -> list[Panel]:
    """Of members, buyers and sellers, each kind that gave scores."""
    panels = []
    for side, key in SIDES.items():
        aims = {goal.of: goal.goal for goal in goals if goal.metric_key == key and is_of_scores(goal)}
        of_side = {(kind, week): parts for (its, kind, week), parts in found.items() if its == side}
        kinds = kinds_in(of_side)
        for kind in kinds:
            name = name_of(side, ALL if kinds == [""] else kind)
            panels.append(panel(name, kind, of_side, span, aims.get(kind, aims.get(""))))
    return panels


def answer_panels(found: Mapping[tuple[str, date], Parts], span: Span, goals: Sequence[Goal]) -> list[Panel]:
    """First answers within 24 hours, of each kind of member."""
    wanted = [goal for goal in goals if goal.metric_key == "first_24h"]
    aims = {goal.of: goal.goal for goal in wanted if goal.scope in (Scope.ALL, Scope.SEGMENT)}
    return [
        panel(str(words.NAMES.get(kind, _("Others"))), kind, found, span, aims.get(kind, aims.get("")))
        for kind in kinds_in(found)
    ]


def kinds_in(found: Mapping[tuple[str, date], Parts]) -> list[str]:
    """Those without a name last."""
    return sorted({kind for kind, _week in found}, key=lambda kind: (kind == "", kind))


def panel(
    name: str, kind: str, found: Mapping[tuple[str, date], Parts], span: Span, goal: float | None
) -> Panel:
    weeks = [Week(date_format(day, "j M"), *found.get((kind, day), (0, 0))) for day in mondays(span)]
    return Panel(name, weeks, goal)


def lowest(panels: Sequence[Panel]) -> int:
    """Where the one scale of all begins: 0, 20, 40, 60 or 80."""
    shares = [week.share for one in panels for week in one.weeks if week.share is not None]
    goals = [one.goal for one in panels if one.goal is not None]
    return min(int(min([*shares, *goals], default=0) // 20 * 20), 80)
