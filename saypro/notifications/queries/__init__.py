"""Reads: what people were told, how they want it, and the outbox."""

from saypro.notifications.queries.browsers import (
    browsers_of,
    is_anybody_reached_at_once,
    reached_at_once,
    told_lately,
)
from saypro.notifications.queries.mails import PAGE, failed_mails, mails_for_mailbox
from saypro.notifications.queries.notices import (
    Bell,
    bell_of,
    contacts,
    fresh_by_person,
    held_notices,
    history_of,
    notices_page,
    unread_by_person,
    unread_notices,
)
from saypro.notifications.queries.phones import (
    numbers_of,
    owner_of_number,
    phones_of,
    proved_channels,
    proved_numbers,
    texts_for_mailbox,
)
from saypro.notifications.queries.preferences import (
    is_address_paused,
    is_paused,
    mailed_groups,
    paused_address,
    preferences_of,
    quiet_hours,
    wishes_of,
)
from saypro.notifications.queries.tips import without_pushes
from saypro.notifications.replies import root_of, thread_and_person

__all__ = [
    "PAGE",
    "Bell",
    "bell_of",
    "browsers_of",
    "contacts",
    "failed_mails",
    "fresh_by_person",
    "held_notices",
    "history_of",
    "is_address_paused",
    "is_anybody_reached_at_once",
    "is_paused",
    "mailed_groups",
    "mails_for_mailbox",
    "notices_page",
    "numbers_of",
    "owner_of_number",
    "paused_address",
    "phones_of",
    "preferences_of",
    "proved_channels",
    "proved_numbers",
    "quiet_hours",
    "reached_at_once",
    "root_of",
    "texts_for_mailbox",
    "thread_and_person",
    "told_lately",
    "unread_by_person",
    "unread_notices",
    "wishes_of",
    "without_pushes",
]
