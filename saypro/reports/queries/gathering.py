"""Everything for one period and the one before it, in a few questions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from saypro.kit.meanwhile import meanwhile
from saypro.reports.cells import Cells, Quantiles
from saypro.reports.figures import Figures, cuts_of
from saypro.reports.formulas import Rated
from saypro.reports.goals import Goal, Scope
from saypro.reports.periods import Period
from saypro.reports.queries.activity import activity
from saypro.reports.queries.counting import Filters, counted
from saypro.reports.queries.feelings import feelings
from saypro.reports.queries.helping import helped
from saypro.reports.queries.ratings import completed, ratings
from saypro.reports.queries.standing import Days, days_within
from saypro.reports.queries.times import quantiles


def figures_of(
    period: Period, at: datetime, filters: Filters | None = None, *, days: Days | None = None
) -> Figures:
    """What is known of the period at that moment, narrowed or not; `days` are those of it and of the period
    before, where it has been asked which of them stand.
    """
    spans = [(period.since, period.until), (period.before.since, period.since)]
    days = days or days_within(period.before.since, period.until, at)
    active = meanwhile(lambda: activity(days, spans))
    cells, times = of_tickets(period, days, filters)
    step = 1 if period.days == 7 else 7
    felt = {since: feelings(since, until, step) for since, until in spans}
    used = {since: helped(days.within(since, until)) for since, until in spans}
    rated, ended = ratings(spans), completed(spans)
    return Figures(period, at, cells, times, active(), rated, ended, felt, used)


def of_tickets(
    period: Period, days: Days, filters: Filters | None
) -> tuple[Sequence[Cells], dict[tuple[str, str, date], Quantiles]]:
    """What comes from tickets alone."""
    spans = [(period.since, period.until), (period.before.since, period.since)]
    times = {
        (kind, group, since): found
        for since, until in spans
        for (kind, group), found in quantiles(days.within(since, until), filters).items()
    }
    return counted(days, filters, cuts=cuts_of(period, days.at)), times


COLUMNS = {
    Scope.SEGMENT: "segment",
    Scope.TEAM: "team_id",
    Scope.REGION: "region",
    Scope.CHANNEL: "channel",
}
MOST_NARROWED = 20


def narrowed_figures(goals: Iterable[Goal], figures: Figures) -> dict[tuple[Scope, str], Figures]:
    """The same figures of those tickets alone that some of these goals are for, of at most 20 such groups."""
    wanted = {(goal.scope, goal.of) for goal in goals if goal.scope in COLUMNS and is_of_tickets(goal)}
    if not wanted:
        return {}
    found, period = {}, figures.period
    days = days_within(period.before.since, period.until, figures.at)
    for scope, of in sorted(wanted)[:MOST_NARROWED]:
        filters = Filters(**{COLUMNS[scope]: of})
        cells, times = of_tickets(period, days, filters)
        found[scope, of] = replace(figures, cells=cells, times=times)
    return found


def is_of_tickets(goal: Goal) -> bool:
    return not isinstance(goal.metric.formula, Rated)
