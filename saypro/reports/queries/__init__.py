"""What reports can be asked."""

from saypro.reports.queries.counting import Filters, activity, counted
from saypro.reports.queries.gathering import figures_of
from saypro.reports.queries.moments import AgentRow, agents_at_work, backlog, hours
from saypro.reports.queries.ratings import completed, ratings
from saypro.reports.queries.rows import rows_behind
from saypro.reports.queries.targets import goals_on
from saypro.reports.queries.times import quantiles

__all__ = [
    "AgentRow",
    "Filters",
    "activity",
    "agents_at_work",
    "backlog",
    "completed",
    "counted",
    "figures_of",
    "goals_on",
    "hours",
    "quantiles",
    "ratings",
    "rows_behind",
]
