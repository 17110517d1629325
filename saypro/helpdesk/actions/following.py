"""Tickets follow what happens in the support threads below them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.queries import thanks
from saypro.events import actions as events
from saypro.helpdesk.actions.opening import channel_of, facts_about
from saypro.helpdesk.actions.steps import add_step, measure
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketFollowed, TicketOpened
from saypro.helpdesk.models import Channel, Ticket, TicketStep
from saypro.helpdesk.queries import current_ticket, invitation_in, is_said_to_office

QUIET = timedelta(days=7)
SURE = 0.9


@transaction.atomic
def follow_message(thread: Conversation, message: Message) -> None:
    """Write a message down as a step of its thread's ticket. Safe to repeat.

    The first words of a thread open a ticket, and so do words a week after the last one was solved. Where the
    first words are ours, it waits for the member.
    """
    held = Conversation.objects.select_for_update(no_key=True).get(pk=thread.pk)
    if TicketStep.objects.filter(message_id=message.pk).exists():
        return
    is_member = _part_of(held, message.sender_id) != Participant.Part.AGENT
    if not held.is_support and not _concerns_us(message, is_member=is_member):
        return
    sure = thanks(message.body) if is_member else 0.0
    ticket = _ticket_for(held, message, begins=is_member and sure < SURE)
    what, note = _what(sure, ticket) if is_member else (What.ANSWERED, "")
    is_begun_by_us = not is_member and not ticket.steps.filter(message_id__isnull=False).exists()
    at = max(message.sent_at, ticket.opened_at)  # where the database's clock is behind ours
    add_step(ticket, what, at, note=note, actor=message.sender_id, message_id=message.pk)
    if is_begun_by_us:
        add_step(ticket, What.WAITING, at, actor=message.sender_id)
    _tell(ticket, what, at, message.sender_id)


@transaction.atomic
def follow_solving(conversation_id: int, what: What, at: datetime, actor_id: int | None) -> None:
    """The thread was solved, or opened again. Safe to repeat, also once the member has written since."""
    held = Conversation.objects.select_for_update(no_key=True).get(pk=conversation_id)
    ticket = current_ticket(held)
    if ticket is None or ticket.is_spam or ticket.steps.filter(what=what, at__gte=at).exists():
        return
    if ticket.is_solved != (what == What.SOLVED):
        add_step(ticket, what, at, actor=actor_id)
        _tell(ticket, what, at, actor_id)


def _tell(ticket: Ticket, what: What, at: datetime, actor_id: int | None) -> None:
    fact = TicketFollowed(actor_id=actor_id, ticket_id=ticket.pk, what=what.value, occurred_at=at)
    events.record(fact)


def _concerns_us(message: Message, *, is_member: bool) -> bool:
    """In a deal nothing opens a ticket but being asked in, and not all that the two say is said to us."""
    return is_said_to_office(message) if is_member else invitation_in(message) is not None


def _ticket_for(thread: Conversation, message: Message, *, begins: bool) -> Ticket:
    last, at = current_ticket(thread), message.sent_at
    if last is None or (begins and thread.is_support and _is_over(last, at)):
        return open_ticket(thread, at, earlier=last, channel=channel_of(message))
    return last


def _is_over(ticket: Ticket, at: datetime) -> bool:
    """Long solved, or part of another ticket: what is said here now is a matter of its own.

    Spam is never over: whatever its sender says there stays with it.
    """
    if ticket.is_spam:
        return False
    is_long_solved = ticket.solved_at is not None and at - ticket.solved_at > QUIET
    return is_long_solved or ticket.merged_into_id is not None


def open_ticket(
    thread: Conversation,
    at: datetime,
    *,
    earlier: Ticket | None = None,
    channel: str = Channel.CHAT,
    member: User | None = None,
) -> Ticket:
    """A new matter of the locked thread; `earlier` is the solved one it follows.

    It is the thread's member's who brings it, unless another is named.
    """
    member = member or _member_of(thread)
    ticket = Ticket.objects.create(
        conversation=thread,
        member=member,
        earlier=earlier,
        opened_at=at,
        channel=channel,
        **facts_about(thread, member, at),
    )
    TicketStep.objects.create(ticket=ticket, at=at, what=What.OPENED)
    measure(ticket)
    events.record(
        TicketOpened(
            actor_id=ticket.member_id,
            ticket_id=ticket.pk,
            conversation_id=thread.pk,
            earlier_id=earlier.pk if earlier else None,
            occurred_at=at,
        )
    )
    return ticket


def _member_of(thread: Conversation) -> User | None:
    seats = Participant.objects.filter(conversation=thread, part=Participant.Part.MEMBER)
    seat = seats.select_related("person").first()
    return seat.person if seat else None


def _part_of(thread: Conversation, person_id: int | None) -> str:
    seat = Participant.objects.filter(conversation=thread, person_id=person_id).first()
    return seat.part if seat else Participant.Part.MEMBER


def _what(sure: float, ticket: Ticket) -> tuple[What, str]:
    """Closing words ask for nothing where nobody waits for an answer; how sure we are stays with the step."""
    is_settled = ticket.answer_due_at is None and _was_answered(ticket)
    if sure >= SURE and (is_settled or ticket.merged_into_id):
        return What.THANKED, f"{sure:.2f}"
    return What.ASKED, ""


def _was_answered(ticket: Ticket) -> bool:
    said: Sequence[str] = (What.ASKED, What.ANSWERED)
    last = ticket.steps.filter(what__in=said).order_by("-at", "-id").first()
    return last is not None and last.what == What.ANSWERED
