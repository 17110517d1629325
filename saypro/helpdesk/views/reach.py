"""How answers reach who writes by mail or without an account."""

from typing import Any

from saypro.conversations.models import Conversation
from saypro.helpdesk import queries
from saypro.notifications.queries import is_address_paused


def reach(thread: Conversation) -> dict[str, Any]:
    """For a ticket’s page: its `contact`, the `mail_reader` of answers, their last mail, what comes back."""
    found = queries.correspondence(thread)
    return {
        "contact": found.contact,
        "mail_reader": found.reader,
        "mail": found.last,
        "is_paused": found.reader is not None and is_address_paused(found.reader.address),
    }
