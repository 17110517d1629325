"""Builders for tests: a ticket with a history of one's choice, measured."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_support_thread
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket, TicketStep
from saypro.reports.actions import measure

Past = Sequence[tuple[float, str]]
"""What happened how many hours after the opening."""


def a_past_ticket(
    opened_at: datetime, *past: tuple[float, str], by: User | None = None, **facts: Any
) -> Ticket:
    """A ticket with this history, measured; `facts` are what is known of it."""
    ticket = an_unmeasured_ticket(opened_at, *past, by=by, **facts)
    measure(ticket.pk)
    return ticket


def an_unmeasured_ticket(
    opened_at: datetime, *past: tuple[float, str], by: User | None = None, **facts: Any
) -> Ticket:
    member = facts.pop("member", None) or a_person()
    thread: Conversation = a_support_thread(member=member)
    solved_h = next((hours for hours, what in reversed(past) if what == What.SOLVED), None)
    is_solved = bool(past) and past[-1][1] == What.SOLVED
    solved_at = opened_at + timedelta(hours=solved_h) if is_solved and solved_h is not None else None
    state = Ticket.State.SOLVED if is_solved else Ticket.State.OPEN
    ticket = Ticket.objects.create(
        conversation=thread, member=member, opened_at=opened_at, solved_at=solved_at, state=state, **facts
    )
    steps = [(0.0, What.OPENED), *past]
    if ticket.category:
        steps.insert(1, (0.0, What.SORTED))
    TicketStep.objects.bulk_create(
        TicketStep(
            ticket=ticket,
            at=opened_at + timedelta(hours=hours),
            what=what,
            value=ticket.category if what == What.SORTED else "",
            actor=member if what == What.ASKED else by,
        )
        for hours, what in steps
    )
    return ticket
