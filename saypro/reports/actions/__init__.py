"""Measuring tickets, counting days, and setting targets."""

from saypro.reports.actions.filling import fill_days, fill_due
from saypro.reports.actions.issuing import (
    add_recipient,
    drop_recipient,
    issue,
    issue_due,
    tables_of,
    take_proposals,
)
from saypro.reports.actions.measuring import measure, measure_lately, measure_many
from saypro.reports.actions.rebuilding import rebuild
from saypro.reports.actions.saving import drop_report, mail_saved, save_report
from saypro.reports.actions.targets import drop_target, set_target

__all__ = [
    "add_recipient",
    "drop_recipient",
    "drop_report",
    "drop_target",
    "fill_days",
    "fill_due",
    "issue",
    "issue_due",
    "mail_saved",
    "measure",
    "measure_lately",
    "measure_many",
    "rebuild",
    "save_report",
    "set_target",
    "tables_of",
    "take_proposals",
]
