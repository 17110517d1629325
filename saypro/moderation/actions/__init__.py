"""Everything that changes in moderation."""

from saypro.moderation.actions.decisions import appeal, decide, undo, write_as_office
from saypro.moderation.actions.effects import FIT
from saypro.moderation.actions.judging import answer_warning, forget_echoes, judge_messages
from saypro.moderation.actions.reports import MOST_OPEN, PER_HOUR, make_report, open_report
from saypro.moderation.actions.tuning import Wish, tune_rule, tune_threshold
from saypro.moderation.refusals import Refused

__all__ = [
    "FIT",
    "MOST_OPEN",
    "PER_HOUR",
    "Refused",
    "Wish",
    "answer_warning",
    "appeal",
    "decide",
    "forget_echoes",
    "judge_messages",
    "make_report",
    "open_report",
    "tune_rule",
    "tune_threshold",
    "undo",
    "write_as_office",
]
