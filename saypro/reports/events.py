"""What happens to targets."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSet(Fact):
    """From a day on, an ISO date, a figure has another goal, or with None no goal any more."""

    metric: str
    length: str
    scope: str
    of: str
    goal: float | None
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIssued(Fact):
    """A report was made and kept."""

    issue_id: int
    report: str
