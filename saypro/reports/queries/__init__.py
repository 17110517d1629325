"""What reports can be asked."""

from saypro.reports.queries.counting import Cell, Filters, activity, counted
from saypro.reports.queries.times import Quantiles, quantiles

__all__ = ["Cell", "Filters", "Quantiles", "activity", "counted", "quantiles"]
