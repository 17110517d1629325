"""A message that is another matter, and tickets that belong together."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import post_card, start_support
from saypro.conversations.models import Message, Participant
from saypro.events import actions as events
from saypro.helpdesk.actions.following import open_ticket
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketsLinked, TicketSplit
from saypro.helpdesk.models import Split, Ticket, TicketLink
from saypro.helpdesk.refusals import Refused
from saypro.kit.text import clean_text


@transaction.atomic
def split(ticket: Ticket, message: Message, *, by: User, subject: str, at: datetime) -> Ticket:
    """Begin a thread and a ticket of its own with this message quoted; both say so. Safe to repeat.

    Its clocks count from the message. Raises Refused for words that are not the member's, or are gone.
    """
    held, subject = locked(ticket), clean_text(subject)[:120]
    if earlier := Split.objects.filter(message_id=message.pk).select_related("into").first():
        return earlier.into
    member, at = require_splittable(held, message, subject), max(at, message.sent_at)
    thread = start_support(member=member, subject=subject)
    begun = open_ticket(thread, message.sent_at)
    add_step(begun, What.ASKED, message.sent_at, actor=member)
    done = Split.objects.create(ticket=held, into=begun, message_id=message.pk, by=by, at=at)
    for one, note in ((held, thread.subject), (begun, held.conversation.subject)):
        add_step(one, What.SPLIT, at, note=note, actor=by)
    told = _("This goes on in “{subject}”.").format(subject=thread.subject)
    post_card(held.conversation_id, card="split", card_id=done.pk, sender_id=by.pk, text=told)
    quoted = _("From “{subject}”").format(subject=held.conversation.subject)
    post_card(thread.pk, card="split_quote", card_id=done.pk, sender_id=by.pk, text=quoted)
    events.record(
        TicketSplit(
            actor_id=by.pk, ticket_id=held.pk, into_id=begun.pk, message_id=message.pk, occurred_at=at
        )
    )
    return begun


def require_splittable(ticket: Ticket, message: Message, subject: str) -> User:
    """The member who wrote it. Raises Refused."""
    seats = Participant.objects.filter(conversation=ticket.conversation_id, part=Participant.Part.MEMBER)
    seat = seats.filter(person=message.sender_id).select_related("person").first()
    if seat is None or message.conversation_id != ticket.conversation_id:
        raise Refused(_("Only words of the member can begin a ticket of their own."))
    if message.deleted_at or message.kind not in (Message.Kind.TEXT, Message.Kind.FILES):
        raise Refused(_("That message is gone."))
    if not subject:
        raise Refused(_("Give the new ticket a subject."))
    return seat.person


@transaction.atomic
def link(ticket: Ticket, other: Ticket, *, by: User, at: datetime) -> TicketLink:
    """Say that two tickets belong together. Safe to repeat. Raises Refused for a ticket and itself."""
    if ticket.pk == other.pk:
        raise Refused(_("That is the same ticket."))
    one, two = sorted([ticket, other], key=lambda each: each.pk)
    made, is_new = TicketLink.objects.get_or_create(one=one, other=two, defaults={"by": by, "at": at})
    if is_new:
        note_link(one, two, What.LINKED, by, at)
        events.record(TicketsLinked(actor_id=by.pk, ticket_id=ticket.pk, other_id=other.pk, occurred_at=at))
    return made


@transaction.atomic
def unlink(ticket: Ticket, other: Ticket, *, by: User, at: datetime) -> None:
    """Take that back. Safe to repeat."""
    one, two = sorted([ticket, other], key=lambda each: each.pk)
    if TicketLink.objects.filter(one=one, other=two).delete()[0]:
        note_link(one, two, What.UNLINKED, by, at)


def note_link(one: Ticket, two: Ticket, what: What, by: User, at: datetime) -> None:
    for ticket, other in ((one, two), (two, one)):
        add_step(locked(ticket), what, at, note=other.conversation.subject, actor=by)
