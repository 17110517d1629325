"""Reads: the rules as tuned and how well they do, reports, what was decided; never writes."""

from saypro.moderation.queries.judgements import Precision, judged, precision
from saypro.moderation.queries.people import History, history_of, is_suspended, suspension_of
from saypro.moderation.queries.reports import (
    Filters,
    Show,
    about_same,
    decisions_about,
    decisions_on,
    decisions_seen_by,
    my_reports,
    open_count,
    reports_page,
    reports_seen_by,
    threads_begun_to_cheat,
)
from saypro.moderation.queries.tuning import changes_of, coach, threshold, tuned_rules, tunings

__all__ = [
    "Filters",
    "History",
    "Precision",
    "Show",
    "about_same",
    "changes_of",
    "coach",
    "decisions_about",
    "decisions_on",
    "decisions_seen_by",
    "history_of",
    "is_suspended",
    "judged",
    "my_reports",
    "open_count",
    "precision",
    "reports_page",
    "reports_seen_by",
    "suspension_of",
    "threads_begun_to_cheat",
    "threshold",
    "tuned_rules",
    "tunings",
]
