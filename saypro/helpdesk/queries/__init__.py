"""What the help desk can be asked."""

from saypro.helpdesk.queries.duty import duties, duty_of, on_duty
from saypro.helpdesk.queries.inbound import unseen_mails
from saypro.helpdesk.queries.matters import known_facts
from saypro.helpdesk.queries.plans import office_time, promised_moment, promises
from saypro.helpdesk.queries.routing import (
    desk,
    is_routing,
    routed,
    routing_settings,
    team_of,
    to_assign,
    without_team,
)
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
    "desk",
    "duties",
    "duty_of",
    "first_words",
    "history_of",
    "is_routing",
    "known_facts",
    "office_time",
    "on_duty",
    "promised_moment",
    "promises",
    "routed",
    "routing_settings",
    "team_of",
    "to_assign",
    "unseen_mails",
    "without_team",
]
