"""Measuring tickets, and counting days."""

from saypro.reports.actions.filling import fill_days, fill_due
from saypro.reports.actions.measuring import measure, measure_lately, measure_many
from saypro.reports.actions.rebuilding import rebuild

__all__ = ["fill_days", "fill_due", "measure", "measure_lately", "measure_many", "rebuild"]
