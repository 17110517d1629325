"""What happens when members and the office look after each other."""

from dataclasses import dataclass
from typing import Any

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWarnedAbout(Fact):
    """The coach warns the reader of a message; `rules` are those that fired."""

    conversation_id: int
    message_id: int
    sender_id: int
    rules: list[str]
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningAnswered(Fact):
    """The reader said what the warning was worth: `outcome` is "fine" or "reported"."""

    conversation_id: int
    message_id: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTuned(Fact):
    """The office changed a `part` of a rule, or with an empty `rule` the threshold."""

    rule: str
    part: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade(Fact):
    """A member told our office about something; `about_id` is the member behind it. Never the words."""

    report_id: int
    report_kind: str
    object_id: int
    about_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFact(Fact):
    """`verdict` is what our office decided about the person `about_id`, for these reports."""

    decision_id: int
    about_id: int
    verdict: str
    report_ids: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsDecided(DecisionFact):
    """Our office decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionUndone(DecisionFact):
    """Our office took its decision back; the reports are open again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAppealed(Fact):
    """The person a decision is about asks our office to look again."""

    decision_id: int
    conversation_id: int
