"""Our office in threads between two members: what it was asked, what stood there, what is said to it."""

from datetime import datetime, timedelta
from typing import Any

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.queries import ad_as_it_stands, said
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Channel, Invitation, Ticket, TicketStep
from saypro.helpdesk.queries.tickets import current_ticket

STAYS = timedelta(days=7)
PERIOD, MOST, FEW = timedelta(days=30), 200, 10
SIDES = (Participant.Part.BUYER, Participant.Part.SELLER)
WORDS = (Message.Kind.TEXT, Message.Kind.FILES)


def is_side_of(thread: Conversation, person: User) -> bool:
    """Whether they buy or sell here."""
    return thread.participants.filter(person=person, left_at=None, part__in=SIDES).exists()


def sides_of(thread: Conversation) -> list[User]:
    """Buyer and seller, as far as they are still there."""
    seats = thread.participants.filter(part__in=SIDES, left_at=None).select_related("person")
    return [seat.person for seat in seats.order_by("part")]


def invitation_of(ticket: Ticket) -> Invitation | None:
    """What our office was asked with; None for any other ticket."""
    if ticket.channel != Channel.DEAL:
        return None
    return Invitation.objects.select_related("by").filter(ticket=ticket).first()


def frozen(thread: Conversation, at: datetime) -> dict[str, Any]:
    """What stands in the thread: the newest 200 messages of 30 days, or the last ten, and the ad."""
    newest = Message.objects.filter(conversation=thread).order_by("-seq")
    ids = list(newest.filter(sent_at__gt=at - PERIOD).values_list("pk", flat=True)[:MOST])
    ids = ids or list(newest.values_list("pk", flat=True)[:FEW])
    found: dict[str, Any] = {"messages": said(Message.objects.filter(pk__in=ids))}
    return found | ({"ad": ad_as_it_stands(thread.listing)} if thread.listing else {})


def last_step(ticket: Ticket, what: What) -> TicketStep | None:
    return ticket.steps.filter(what=what).order_by("-at", "-id").first()


def somebody_of(ticket: Ticket) -> int | None:
    """Who stands for our office in what it says by itself: whoever solved it, or else somebody there."""
    solved = ticket.steps.filter(what=What.SOLVED, actor__role__in=OFFICE_ROLES).order_by("-at", "-id")
    return solved.values_list("actor_id", flat=True).first() or (
        User.objects.filter(role__in=OFFICE_ROLES).order_by("pk").values_list("pk", flat=True).first()
    )


def is_said_to_office(message: Message) -> bool:
    """Whether what one of the two wrote in a deal is for our office, rather than for the other one.

    It is while the ticket is open, where it quotes somebody of the office, or is the writer's first message
    since the office last spoke. Everything else the two say to each other, and moves no clock.
    """
    asked = invitation_in(message)
    if asked is None or asked.ticket.is_solved or message.kind not in WORDS:
        return False
    guests = Participant.objects.filter(conversation=message.conversation, part=Participant.Part.AGENT)
    spoken = Message.objects.filter(
        conversation=message.conversation, sender__in=guests.values("person"), kind__in=WORDS
    )
    spoken = spoken.filter(seq__gt=asked.seq, seq__lt=message.seq)
    if message.quote_seq and spoken.filter(seq=message.quote_seq).exists():
        return True
    last = spoken.order_by("-seq").values_list("seq", flat=True).first()
    return last is not None and not has_written(message, since=last)


def invitation_in(message: Message) -> Invitation | None:
    """The asking in after which the message was written, while our office is there on account of it.

    By numbers and not by times: messages are dated by the database's clock, decisions by ours.
    """
    if message.conversation.office_since is None:
        return None
    ticket = current_ticket(message.conversation)
    asked = Invitation.objects.filter(ticket=ticket, seq__lt=message.seq) if ticket else None
    return asked.select_related("ticket").first() if asked else None


def has_written(message: Message, *, since: int) -> bool:
    """Whether its writer has said anything before it, since that number."""
    theirs = Message.objects.filter(conversation=message.conversation, sender=message.sender_id)
    return theirs.filter(kind__in=WORDS, seq__gt=since, seq__lt=message.seq).exists()
