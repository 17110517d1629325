"""Everything that changes at the help desk."""

from saypro.helpdesk.actions.following import follow_message, follow_solving, open_ticket
from saypro.helpdesk.actions.inbound import receive_mail
from saypro.helpdesk.actions.sorting import (
    NoSuchSorter,
    NotForTheOffice,
    Outcome,
    correct_category,
    keep_sorter,
    restore_sorter,
    train_sorter,
)
from saypro.helpdesk.actions.steps import measure
from saypro.helpdesk.actions.taking_in import park_mail, take_in
from saypro.helpdesk.actions.taking_up import take_up_threads
from saypro.helpdesk.actions.tickets import rank, snooze, sort, wait_for_member, wake, wake_due

__all__ = [
    "NoSuchSorter",
    "NotForTheOffice",
    "Outcome",
    "correct_category",
    "follow_message",
    "follow_solving",
    "keep_sorter",
    "measure",
    "open_ticket",
    "park_mail",
    "rank",
    "receive_mail",
    "restore_sorter",
    "snooze",
    "sort",
    "take_in",
    "take_up_threads",
    "train_sorter",
    "wait_for_member",
    "wake",
    "wake_due",
]
