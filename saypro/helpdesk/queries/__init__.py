"""What the help desk can be asked."""

from saypro.helpdesk.queries.contacts import contact_in
from saypro.helpdesk.queries.correspondence import Reader, correspondence, last_words, reader_of
from saypro.helpdesk.queries.duty import duties, duty_of, on_duty
from saypro.helpdesk.queries.escalations import (
    due_raises,
    escalates_at,
    escalation_rules,
    to_escalate,
    who_acts,
)
from saypro.helpdesk.queries.finding import OfficeThread, office_threads, tickets_called
from saypro.helpdesk.queries.inbound import Box, failing_mailbox, held_mails, unseen_mails
from saypro.helpdesk.queries.letters import Shown, letter_of
from saypro.helpdesk.queries.matters import contacts_on, known_facts
from saypro.helpdesk.queries.members import ads_of, has_proved_address, past_threads
from saypro.helpdesk.queries.merging import (
    Around,
    around,
    other_open_tickets,
    related_tickets,
    ticket_called,
    words_of,
)
from saypro.helpdesk.queries.narrowing import teams
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
from saypro.helpdesk.queries.queues import QueuePage, QueueRow, queue_counts, queue_page, tickets_in
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
    failure_behind,
    history_of,
    steps_of,
)
from saypro.helpdesk.queries.visits import Visits, visits

__all__ = [
    "Around",
    "Box",
    "Corrected",
    "History",
    "OfficeThread",
    "Plans",
    "Queue",
    "QueuePage",
    "QueueRow",
    "Reader",
    "Shown",
    "Visits",
    "ads_of",
    "agents",
    "agents_called",
    "around",
    "clocks_of",
    "contact_in",
    "contacts_on",
    "corrected_messages",
    "correspondence",
    "current_ticket",
    "current_tickets",
    "desk",
    "drawable",
    "due_raises",
    "duties",
    "duty_of",
    "escalates_at",
    "escalation_rules",
    "failing_mailbox",
    "failure_behind",
    "first_words",
    "followers_of",
    "has_proved_address",
    "held_mails",
    "history_of",
    "is_following",
    "is_routing",
    "known_facts",
    "last_words",
    "letter_of",
    "mentions_of",
    "names_of_agents",
    "notes_in",
    "office_threads",
    "office_time",
    "on_duty",
    "other_open_tickets",
    "past_threads",
    "promised_moment",
    "promises",
    "queue_counts",
    "queue_page",
    "reader_of",
    "related_tickets",
    "routed",
    "routing_settings",
    "steps_of",
    "team_of",
    "teams",
    "thread_named",
    "threads_with_notes",
    "ticket_called",
    "tickets_called",
    "tickets_in",
    "to_assign",
    "to_escalate",
    "unseen_mails",
    "visits",
    "who_acts",
    "without_team",
    "words_of",
]
