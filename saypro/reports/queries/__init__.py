"""What reports can be asked."""

from saypro.reports.queries.counting import Filters, activity, counted
from saypro.reports.queries.gathering import figures_of
from saypro.reports.queries.stars import stars
from saypro.reports.queries.targets import goals_on
from saypro.reports.queries.times import quantiles

__all__ = ["Filters", "activity", "counted", "figures_of", "goals_on", "quantiles", "stars"]
