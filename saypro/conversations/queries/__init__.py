"""Reads: a person's list, one thread, the office's queues."""

from saypro.conversations.queries.inbox import (
    InboxPage,
    InboxRow,
    Show,
    inbox_page,
    inbox_row,
    unread_count,
)
from saypro.conversations.queries.last import LastMessage, last_messages
from saypro.conversations.queries.office import (
    OfficePage,
    Queue,
    Ticket,
    ads_of,
    has_proved_address,
    office_page,
    past_threads,
    queue_counts,
)
from saypro.conversations.queries.thread import (
    earlier_wordings,
    is_blocking,
    message_in,
    messages_page,
    places_in,
    row_of,
    thread_about,
)

__all__ = [
    "InboxPage",
    "InboxRow",
    "LastMessage",
    "OfficePage",
    "Queue",
    "Show",
    "Ticket",
    "ads_of",
    "earlier_wordings",
    "has_proved_address",
    "inbox_page",
    "inbox_row",
    "is_blocking",
    "last_messages",
    "message_in",
    "messages_page",
    "office_page",
    "past_threads",
    "places_in",
    "queue_counts",
    "row_of",
    "thread_about",
    "unread_count",
]
