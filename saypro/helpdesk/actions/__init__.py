"""Everything that changes tickets."""

from saypro.helpdesk.actions.following import follow_message, follow_solving, open_ticket
from saypro.helpdesk.actions.steps import measure
from saypro.helpdesk.actions.tickets import rank, snooze, sort, wait_for_member, wake, wake_due

__all__ = [
    "follow_message",
    "follow_solving",
    "measure",
    "open_ticket",
    "rank",
    "snooze",
    "sort",
    "wait_for_member",
    "wake",
    "wake_due",
]
