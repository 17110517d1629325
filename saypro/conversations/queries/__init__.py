"""Reads: a person's list, one thread, the office's queues."""

from saypro.conversations.queries.inbox import (
    InboxPage,
    InboxRow,
    Unread,
    has_threads,
    inbox_page,
    inbox_row,
    inbox_rows,
    unread_count,
    unread_counts,
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
from saypro.conversations.queries.saved import Subjects, saved_filters, subjects_of
from saypro.conversations.queries.silence import blocked_page, is_blocking, muted
from saypro.conversations.queries.thread import (
    earlier_wordings,
    message_in,
    messages_page,
    places_in,
    row_of,
    thread_about,
    threads_between,
)

__all__ = [
    "InboxPage",
    "InboxRow",
    "LastMessage",
    "OfficePage",
    "Queue",
    "Subjects",
    "Ticket",
    "Unread",
    "ads_of",
    "blocked_page",
    "earlier_wordings",
    "has_proved_address",
    "has_threads",
    "inbox_page",
    "inbox_row",
    "inbox_rows",
    "is_blocking",
    "last_messages",
    "message_in",
    "messages_page",
    "muted",
    "office_page",
    "past_threads",
    "places_in",
    "queue_counts",
    "row_of",
    "saved_filters",
    "subjects_of",
    "thread_about",
    "threads_between",
    "unread_count",
    "unread_counts",
]
