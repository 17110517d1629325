"""Measured stretches, daily counts and which days of them stand, and what members wrote on a day."""

from saypro.reports.models.days import Activity, Day, Fill
from saypro.reports.models.intervals import Interval, Kind, Moment, Origin

__all__ = ["Activity", "Day", "Fill", "Interval", "Kind", "Moment", "Origin"]
