"""How we reach the other side: by mail, by phone."""

from typing import Any

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk import queries
from saypro.helpdesk.queries import NO_MAIL, Traces
from saypro.notifications.queries import is_address_paused


def reach(thread: Conversation, member: User | None, traces: Traces) -> dict[str, Any]:
    """For a ticket’s page: its `contact`, the `mail_reader` of answers, their last mail, and the calls."""
    found = queries.correspondence(thread) if traces.contact or traces.mails else NO_MAIL
    calls = queries.calls_of(thread) if traces.calls else []
    wish = queries.call_back_of(thread) if traces.call_back else None
    return {
        "contact": found.contact,
        "mail_reader": found.reader,
        "mail": found.last,
        "is_paused": found.reader is not None and is_address_paused(found.reader.address),
        "calls": calls,
        "call_back": wish,
        "number": queries.number_to_call(member if traces.numbers else None, calls, wish),
    }
