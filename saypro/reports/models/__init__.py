"""Measured stretches, daily counts and which days of them stand, what members wrote on a day, and targets."""

from saypro.reports.models.days import Activity, Day, Fill
from saypro.reports.models.intervals import Interval, Kind, Moment, Origin
from saypro.reports.models.issues import Issue, Recipient
from saypro.reports.models.saved import SavedReport
from saypro.reports.models.targets import Target

__all__ = [
    "Activity",
    "Day",
    "Fill",
    "Interval",
    "Issue",
    "Kind",
    "Moment",
    "Origin",
    "Recipient",
    "SavedReport",
    "Target",
]
