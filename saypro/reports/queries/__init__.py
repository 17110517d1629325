"""What reports can be asked."""

from saypro.reports.queries.activity import activity
from saypro.reports.queries.counting import Filters, counted
from saypro.reports.queries.custom import MOST_DAYS, MOST_ROWS, Asked, broken_down
from saypro.reports.queries.gathering import figures_of, narrowed_figures
from saypro.reports.queries.helping import helped
from saypro.reports.queries.issues import drafts, holds, issues_page, recipients
from saypro.reports.queries.moments import AgentRow, agents_at_work, backlog, hours
from saypro.reports.queries.plans import (
    improvements,
    is_begun,
    is_planned,
    items_of,
    lines_of,
    owners,
    plans,
    reviews,
)
from saypro.reports.queries.profiles import profiles
from saypro.reports.queries.ratings import completed, ratings
from saypro.reports.queries.rows import raw_stretches, rows_behind
from saypro.reports.queries.saved import saved_reports
from saypro.reports.queries.standing import Days, days_within
from saypro.reports.queries.targets import goals_on
from saypro.reports.queries.times import quantiles
from saypro.reports.queries.weekly import weekly_first_answers, weekly_scores

__all__ = [
    "MOST_DAYS",
    "MOST_ROWS",
    "AgentRow",
    "Asked",
    "Days",
    "Filters",
    "activity",
    "agents_at_work",
    "backlog",
    "broken_down",
    "completed",
    "counted",
    "days_within",
    "drafts",
    "figures_of",
    "goals_on",
    "helped",
    "holds",
    "hours",
    "improvements",
    "is_begun",
    "is_planned",
    "issues_page",
    "items_of",
    "lines_of",
    "narrowed_figures",
    "owners",
    "plans",
    "profiles",
    "quantiles",
    "ratings",
    "raw_stretches",
    "recipients",
    "reviews",
    "rows_behind",
    "saved_reports",
    "weekly_first_answers",
    "weekly_scores",
]
