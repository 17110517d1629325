"""Measured stretches, daily counts, targets, reports, plans of quarters and reviews of months."""

from saypro.reports.models.days import Day, Fill, Help, Hour, Spread, Work
from saypro.reports.models.drafts import Draft
from saypro.reports.models.holds import MOST_HOURS, Hold
from saypro.reports.models.intervals import Interval, Kind, Moment, Origin
from saypro.reports.models.issues import Issue, Recipient
from saypro.reports.models.plans import Part, Plan, PlanLine
from saypro.reports.models.reviews import Review, ReviewItem
from saypro.reports.models.saved import SavedReport
from saypro.reports.models.targets import Target

__all__ = [
    "MOST_HOURS",
    "Day",
    "Draft",
    "Fill",
    "Help",
    "Hold",
    "Hour",
    "Interval",
    "Issue",
    "Kind",
    "Moment",
    "Origin",
    "Part",
    "Plan",
    "PlanLine",
    "Recipient",
    "Review",
    "ReviewItem",
    "SavedReport",
    "Spread",
    "Target",
    "Work",
]
