"""Everything for one period and the one before it, in a few questions."""

from datetime import datetime

from saypro.reports.figures import Figures
from saypro.reports.models import Kind
from saypro.reports.periods import Period
from saypro.reports.queries.counting import Filters, activity, counted
from saypro.reports.queries.ratings import completed, ratings
from saypro.reports.queries.times import quantiles

TIMED = (Kind.FIRST, Kind.SOLVED)


def figures_of(period: Period, at: datetime, filters: Filters | None = None) -> Figures:
    """What is known of the period at that moment, narrowed or not."""
    spans = [(period.since, period.until), (period.before.since, period.since)]
    cells = counted(period.before.since, period.until, at, filters)
    times = {
        (kind, group, since): found
        for since, until in spans
        for (kind, group), found in quantiles(since, until, TIMED, filters).items()
    }
    active = {since: activity(since, until, at) for since, until in spans}
    rated = {
        (side, segment, since): found
        for since, until in spans
        for (side, segment), found in ratings(since, until).items()
    }
    ended = {since: completed(since, until) for since, until in spans}
    return Figures(period, at, tuple(cells), times, active, rated, ended)
