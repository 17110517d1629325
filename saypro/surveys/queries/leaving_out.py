"""Threads that no figure counts, and those of one person."""

from django.db import connection

from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.models import Ticket
from saypro.surveys.models import LEFT_OUT

OWN = (Participant.Part.BUYER, Participant.Part.SELLER)


def is_left_out(thread: Conversation) -> bool:
    """Whether figures leave the thread out."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LEFT_OUT.format(thread='%(thread)s')}", {"thread": thread.pk})
        return bool(cursor.fetchone()[0])


def threads_brought_by(person_id: int) -> set[int]:
    """The keys of those in which the person wrote to us, or dealt with another member."""
    tickets = Ticket.objects.filter(member=person_id).values_list("conversation", flat=True)
    deals = Participant.objects.filter(person=person_id, part__in=OWN).values_list("conversation", flat=True)
    return {*tickets, *deals}
