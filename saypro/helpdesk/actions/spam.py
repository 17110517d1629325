"""Marking tickets as spam, and taking the mark back: nobody works on them, and nothing of ours leaves there.

Their threads stay as they are, so that whoever wrote them sees no difference.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.many_steps import Entry
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketMarkedSpam, TicketUnmarkedSpam
from saypro.helpdesk.models import Channel, Ticket
from saypro.helpdesk.refusals import Refused


@transaction.atomic
def mark_spam(ticket: Ticket, *, by: User, at: datetime) -> Ticket:
    """Close it without an answer, for good. Safe to repeat.

    Raises Refused for a ticket in a deal, one that goes on in another, and an older one of its thread.
    """
    held = locked(ticket)
    if not held.is_spam:
        require_markable(held)
        add_step(held, What.SPAM, at, actor=by)
        record_marks([held], by, at)
    return held


@transaction.atomic
def unmark_spam(ticket: Ticket, *, by: User, at: datetime) -> Ticket:
    """It stands again as its thread does, and what was said meanwhile waits for an answer. Safe to repeat."""
    held = locked(ticket)
    if held.is_spam:
        add_step(held, What.UNSPAM, at, value=goes_back_to(held), actor=by)
        record_marks([held], by, at)
    return held


def entries_to_mark(tickets: Collection[Ticket]) -> list[Entry]:
    """The steps that mark those of many locked tickets that can be marked."""
    newest = newest_in([ticket.conversation_id for ticket in tickets])
    return [Entry(one, What.SPAM) for one in tickets if not one.is_spam and not obstacle(one, newest)]


def entries_to_unmark(tickets: Collection[Ticket]) -> list[Entry]:
    return [Entry(one, What.UNSPAM, value=goes_back_to(one)) for one in tickets if one.is_spam]


def record_marks(tickets: Collection[Ticket], by: User, at: datetime) -> None:
    """The fact of each, from how it stands now."""
    for ticket in tickets:
        fact = TicketMarkedSpam if ticket.is_spam else TicketUnmarkedSpam
        events.record(fact(actor_id=by.pk, ticket_id=ticket.pk, occurred_at=at))


def require_markable(ticket: Ticket) -> None:
    if why := obstacle(ticket, newest_in([ticket.conversation_id])):
        raise Refused(why)


def obstacle(ticket: Ticket, newest: Collection[int]) -> str:
    """Why it cannot be marked; "" where it can. Only its newest ticket says whether a thread is spam."""
    if ticket.channel == Channel.DEAL:
        return _("Somebody asked us into their deal there. Solve it, and report whoever misuses that.")
    if ticket.merged_into_id:
        return _("It goes on in another ticket. Mark that one.")
    return "" if ticket.pk in newest else _("A later ticket of this conversation follows it. Mark that one.")


def newest_in(threads: Collection[int]) -> set[int]:
    found = Ticket.objects.filter(conversation__in=threads).order_by().values("conversation")
    return set(found.annotate(newest=Max("pk")).values_list("newest", flat=True))


def goes_back_to(ticket: Ticket) -> str:
    return Ticket.State.SOLVED if ticket.conversation.solved_at else ""
