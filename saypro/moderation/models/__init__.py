"""Judgements of messages, the tuning of rules, reports, and what the office decides."""

from saypro.moderation.models.decision import LONGEST_APPEAL, LONGEST_REASON, Decision
from saypro.moderation.models.judgement import Echo, Judgement
from saypro.moderation.models.report import LONGEST_WORDS, Report
from saypro.moderation.models.tuning import RuleTuning, TuningChange

__all__ = [
    "LONGEST_APPEAL",
    "LONGEST_REASON",
    "LONGEST_WORDS",
    "Decision",
    "Echo",
    "Judgement",
    "Report",
    "RuleTuning",
    "TuningChange",
]
