"""The member beside a ticket: their ads, their other threads with us."""

from django.db.models import F

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.privacy import PRIVATE
from saypro.listings.models import Listing

SHOWN = 5


def past_threads(member: User, but: Conversation, ticket: Ticket | None) -> list[Conversation]:
    """The member's other threads with the office, newest first; of private teams its `ticket`’s own."""
    support = Conversation.objects.filter(kind=Conversation.Kind.SUPPORT, last_seq__gt=F("emptied_seq"))
    theirs = support.filter(participants__person=member, participants__part=Participant.Part.MEMBER)
    secret = Ticket.objects.filter(PRIVATE).exclude(team=ticket.team_id if ticket else None)
    theirs = theirs.exclude(pk__in=secret.filter(member=member).values("conversation"))
    return list(theirs.exclude(pk=but.pk).order_by("-last_message_at")[:SHOWN])


def ads_of(member: User) -> list[Listing]:
    """The member's newest ads."""
    return list(Listing.objects.shown().of(member).order_by("-posted_at", "-pk")[:SHOWN])
