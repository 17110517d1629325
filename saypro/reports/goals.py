"""What we aim at: a figure, for all or for some, until the end of each week, month or quarter."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saypro.reports.metrics import METRICS, Metric
from saypro.reports.pace import Better
from saypro.reports.periods import Length


class Scope(StrEnum):
    ALL = "all"
    CATEGORY = "category"
    SEGMENT = "segment"
    TEAM = "team"
    REGION = "region"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Goal:
    """`high` is the upper end where the owner named a range. `owner` is the name of who looks after it, and
    `name` that of the team it is for.
    """

    metric_key: str
    goal: float
    length: Length = Length.QUARTER
    scope: Scope = Scope.ALL
    of: str = ""
    high: float | None = None
    note: str = ""
    owner: str = ""
    valid_from: date = date(2020, 1, 1)
    name: str = ""

    @property
    def metric(self) -> Metric:
        return METRICS[self.metric_key]

    @property
    def better(self) -> Better:
        return self.metric.better

    @property
    def subject(self) -> tuple[str, str, str, str]:
        """What a newer goal replaces."""
        return self.metric_key, self.length, self.scope, self.of
