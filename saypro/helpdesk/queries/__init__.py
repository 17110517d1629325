"""What the help desk can be asked."""

from saypro.helpdesk.queries.duty import duties, duty_of, on_duty
from saypro.helpdesk.queries.inbound import unseen_mails
from saypro.helpdesk.queries.matters import known_facts
from saypro.helpdesk.queries.merging import (
    Around,
    around,
    other_open_tickets,
    related_tickets,
    ticket_called,
    words_of,
)
from saypro.helpdesk.queries.notes import (
    agents,
    agents_called,
    drawable,
    followers_of,
    is_following,
    mentions_of,
    names_of_agents,
    notes_in,
    thread_named,
    threads_with_notes,
)
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
    steps_of,
)

__all__ = [
    "Around",
    "Corrected",
    "History",
    "Plans",
    "agents",
    "agents_called",
    "around",
    "clocks_of",
    "corrected_messages",
    "current_ticket",
    "current_tickets",
    "desk",
    "drawable",
    "duties",
    "duty_of",
    "first_words",
    "followers_of",
    "history_of",
    "is_following",
    "is_routing",
    "known_facts",
    "mentions_of",
    "names_of_agents",
    "notes_in",
    "office_time",
    "on_duty",
    "other_open_tickets",
    "promised_moment",
    "promises",
    "related_tickets",
    "routed",
    "routing_settings",
    "steps_of",
    "team_of",
    "thread_named",
    "threads_with_notes",
    "ticket_called",
    "to_assign",
    "unseen_mails",
    "without_team",
    "words_of",
]
