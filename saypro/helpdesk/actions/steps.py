"""Writing a step into a ticket's history, and keeping what its clocks then say."""

from datetime import datetime

from saypro.accounts.models import User
from saypro.conversations.actions import touch_around
from saypro.conversations.models import Conversation
from saypro.helpdesk.clocks import Clocks, What
from saypro.helpdesk.models import Channel, Ticket, TicketStep
from saypro.helpdesk.queries import clocks_of, contacts_on, escalates_at, escalation_rules, sides_of, steps_of
from saypro.realtime import actions as realtime

State = Ticket.State
STATES = {
    What.ASKED: State.OPEN,
    What.WOKEN: State.OPEN,
    What.REOPENED: State.OPEN,
    What.UNMERGED: State.OPEN,
    What.WAITING: State.WAITING,
    What.SNOOZED: State.SNOOZED,
    What.SOLVED: State.SOLVED,
    What.MERGED: State.SOLVED,
    What.SPAM: State.SOLVED,
}


def locked(ticket: Ticket) -> Ticket:
    """The ticket as it is now, held until the transaction ends; its thread is locked before it."""
    Conversation.objects.select_for_update(no_key=True).get(pk=ticket.conversation_id)
    return Ticket.objects.select_for_update().get(pk=ticket.pk)


def add_step(
    ticket: Ticket,
    what: What,
    at: datetime,
    *,
    value: str = "",
    note: str = "",
    actor: User | int | None = None,
    message_id: int | None = None,
    until: datetime | None = None,
) -> bool:
    """Write what happened to the locked ticket; False when this message has been written down before."""
    actor_id = actor.pk if isinstance(actor, User) else actor
    step = TicketStep(
        ticket=ticket, at=at, what=what, value=value, note=note, actor_id=actor_id, message_id=message_id
    )
    if message_id is not None and TicketStep.objects.filter(message_id=message_id).exists():
        return False
    is_back = what == What.ASKED and ticket.is_solved and not ticket.is_spam
    step.save()
    move(ticket, what, at, until, value)
    if is_back:
        ticket.contact = contacts_on(ticket)
    measure(ticket)
    _measure_what_it_is_part_of(ticket)
    _announce(ticket)
    return True


def move(ticket: Ticket, what: What, at: datetime, until: datetime | None, value: str) -> None:
    """A member's words open a ticket again; an answer leaves it as it is."""
    state = state_after(ticket, what, value)
    if what in (What.SPAM, What.UNSPAM):
        ticket.spam_at = (ticket.spam_at or at) if what == What.SPAM else None
    is_newly_solved = state == State.SOLVED and not ticket.is_solved
    ticket.solved_at = (at if is_newly_solved else ticket.solved_at) if state == State.SOLVED else None
    ticket.snoozed_until = (until or ticket.snoozed_until) if state == State.SNOOZED else None
    ticket.state = state


def state_after(ticket: Ticket, what: What, value: str) -> str:
    """Spam stays closed whatever is said there, until somebody says that it is none."""
    if what == What.UNSPAM and ticket.is_spam:
        return value or State.OPEN
    return ticket.state if ticket.is_spam else STATES.get(what, ticket.state)


def _measure_what_it_is_part_of(ticket: Ticket) -> None:
    """A merged ticket's history is part of another's; only that row is locked, after this one's thread."""
    for whole in Ticket.objects.filter(pk=ticket.merged_into_id or 0).select_for_update():
        measure(whole)


def measure(ticket: Ticket) -> None:
    """Keep what the clocks say now. Safe to repeat: it follows from the history and the plans alone."""
    steps = steps_of(ticket)
    found = clocks_of(steps)
    write_down(ticket, found)
    ticket.escalates_at = escalates_at(ticket, found, steps, escalation_rules())
    ticket.save()


def write_down(ticket: Ticket, found: Clocks) -> None:
    answer, resolution = found.answer, found.resolution
    ticket.answer_due_at = found.due_at(answer) if answer else None
    ticket.answer_breaches_at = found.breaches_at(answer) if answer else None
    is_open = resolution.ended_at is None
    ticket.resolution_due_at = found.due_at(resolution) if is_open else None
    ticket.resolution_breaches_at = found.breaches_at(resolution) if is_open else None


def _announce(ticket: Ticket) -> None:
    realtime.announce([("office", 0, ticket.conversation_id)])
    if ticket.channel == Channel.DEAL:
        touch_around(ticket.conversation_id, [person.pk for person in sides_of(ticket.conversation)])
    elif ticket.member_id:
        touch_around(ticket.conversation_id, [ticket.member_id])
