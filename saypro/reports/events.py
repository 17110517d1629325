"""What happens to targets, reports, reviews and plans."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewBegun(Fact):
    """The review of a month began; `month` is its first day, an ISO date."""

    review_id: int
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChanged(Fact):
    """A point of a month's review was added, ticked, unticked or removed."""

    review_id: int
    item_id: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMade(Fact):
    """A quarter has a plan; `quarter` is its first day, an ISO date."""

    plan_id: int
    quarter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLineChanged(Fact):
    """A line was written, changed, or with an empty state removed."""

    plan_id: int
    line_id: int
    state: str
