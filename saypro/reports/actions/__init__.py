"""Measuring tickets, counting days, targets, reports, reviews of months and plans of quarters."""

from saypro.reports.actions.drafting import PROSE, as_told, begin_draft, drop_draft, edit_draft, finish_draft
from saypro.reports.actions.filling import fill_days, fill_due
from saypro.reports.actions.issuing import (
    add_recipient,
    drop_recipient,
    issue,
    tables_of,
    take_proposals,
)
from saypro.reports.actions.leaving_out import (
    count_askers_again,
    count_person_again,
    count_threads_again,
    count_ticket_again,
)
from saypro.reports.actions.measuring import measure, measure_lately, measure_many
from saypro.reports.actions.planning import Line, add_line, change_line, drop_line, make_plan
from saypro.reports.actions.rebuilding import rebuild
from saypro.reports.actions.reviewing import add_item, begin_review, drop_item, note_item
from saypro.reports.actions.saving import drop_report, mail_saved, save_report
from saypro.reports.actions.scheduling import drop_hold, hold_reports, issue_due, send_held
from saypro.reports.actions.targets import drop_target, set_target
from saypro.reports.goals import Goal, Scope

__all__ = [
    "PROSE",
    "Goal",
    "Line",
    "Scope",
    "add_item",
    "add_line",
    "add_recipient",
    "as_told",
    "begin_draft",
    "begin_review",
    "change_line",
    "count_askers_again",
    "count_person_again",
    "count_threads_again",
    "count_ticket_again",
    "drop_draft",
    "drop_hold",
    "drop_item",
    "drop_line",
    "drop_recipient",
    "drop_report",
    "drop_target",
    "edit_draft",
    "fill_days",
    "fill_due",
    "finish_draft",
    "hold_reports",
    "issue",
    "issue_due",
    "mail_saved",
    "make_plan",
    "measure",
    "measure_lately",
    "measure_many",
    "note_item",
    "rebuild",
    "save_report",
    "send_held",
    "set_target",
    "tables_of",
    "take_proposals",
]
