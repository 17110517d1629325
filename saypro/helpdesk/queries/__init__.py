"""What the help desk can be asked."""

from saypro.helpdesk.queries.inbound import unseen_mails
from saypro.helpdesk.queries.plans import office_time, promised_moment, promises
from saypro.helpdesk.queries.sorting import Corrected, corrected_messages, first_words
from saypro.helpdesk.queries.tickets import (
    History,
    Plans,
    clocks_of,
    current_ticket,
    current_tickets,
    history_of,
)

__all__ = [
    "Corrected",
    "History",
    "Plans",
    "clocks_of",
    "corrected_messages",
    "current_ticket",
    "current_tickets",
    "first_words",
    "history_of",
    "office_time",
    "promised_moment",
    "promises",
    "unseen_mails",
]
