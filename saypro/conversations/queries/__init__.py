"""Reads: a person's list, one thread, what was said."""

from saypro.conversations.queries.attachments import (
    attached,
    attachment_words,
    thread_begun_with,
    unsent,
)
from saypro.conversations.queries.evidence import ad_as_it_stands, said
from saypro.conversations.queries.extras import extras_of
from saypro.conversations.queries.inbox import (
    InboxPage,
    InboxRow,
    Unread,
    has_threads,
    inbox_page,
    inbox_row,
    inbox_rows,
    lines_of,
    unread_count,
    unread_counts,
)
from saypro.conversations.queries.last import LastMessage, last_messages
from saypro.conversations.queries.later import is_answered, scheduled_in
from saypro.conversations.queries.names import ad_talked_about, counterpart, people_like, threads_called
from saypro.conversations.queries.saved import Subjects, saved_filters, subjects_of
from saypro.conversations.queries.search import Hits, Search, found_by, found_by_office
from saypro.conversations.queries.silence import blocked_page, has_muted, is_blocking, muted
from saypro.conversations.queries.thread import (
    MESSAGES,
    earlier_wordings,
    message_in,
    messages_page,
    places_in,
    row_of,
    thread_about,
    threads_between,
)
from saypro.conversations.queries.transcripts import (
    Measure,
    Span,
    Told,
    measure,
    pdf_of,
    told_in,
    words_of_others,
)
from saypro.conversations.queries.waiting import End, cards_among, ends_to_push, words_waiting
from saypro.conversations.thanks import thanks

__all__ = [
    "MESSAGES",
    "End",
    "Hits",
    "InboxPage",
    "InboxRow",
    "LastMessage",
    "Measure",
    "Search",
    "Span",
    "Subjects",
    "Told",
    "Unread",
    "ad_as_it_stands",
    "ad_talked_about",
    "attached",
    "attachment_words",
    "blocked_page",
    "cards_among",
    "counterpart",
    "earlier_wordings",
    "ends_to_push",
    "extras_of",
    "found_by",
    "found_by_office",
    "has_muted",
    "has_threads",
    "inbox_page",
    "inbox_row",
    "inbox_rows",
    "is_answered",
    "is_blocking",
    "last_messages",
    "lines_of",
    "measure",
    "message_in",
    "messages_page",
    "muted",
    "pdf_of",
    "people_like",
    "places_in",
    "row_of",
    "said",
    "saved_filters",
    "scheduled_in",
    "subjects_of",
    "thanks",
    "thread_about",
    "thread_begun_with",
    "threads_between",
    "threads_called",
    "told_in",
    "unread_count",
    "unread_counts",
    "unsent",
    "words_of_others",
    "words_waiting",
]
