"""Who and what figures count: everything but spam, test accounts with what they bring to us or write to
members, and people of our office likewise, as far as they are members themselves.
"""

from django.db.models import Q
from django.db.models.expressions import RawSQL

from saypro.accounts.models import OFFICE_ROLES
from saypro.helpdesk.models.tickets import Ticket

PEOPLE = f"SELECT id FROM accounts_user WHERE is_test OR role IN {tuple(map(str, OFFICE_ROLES))}"  # noqa: S608
THREADS_LEFT_OUT = f"""
    SELECT conversation_id FROM helpdesk_ticket WHERE spam_at IS NOT NULL
    UNION ALL
    SELECT conversation_id FROM helpdesk_ticket WHERE channel <> 'deal' AND member_id IN ({PEOPLE})
    UNION ALL
    SELECT conversation_id FROM conversations_participant
    WHERE part IN ('buyer', 'seller') AND person_id IN ({PEOPLE})"""  # noqa: S608, our own words
TICKETS_LEFT_OUT = Q(spam_at__isnull=False) | Q(member__is_test=True) | Q(member__role__in=OFFICE_ROLES)


def threads_left_out() -> RawSQL:
    """The keys of the threads that no figure counts, for `conversation__in`."""
    return RawSQL(THREADS_LEFT_OUT, ())  # noqa: S611, our own words


def is_left_out(ticket: Ticket) -> bool:
    """The same of one ticket as `TICKETS_LEFT_OUT` of many."""
    return ticket.is_spam or (ticket.member is not None and ticket.member.is_left_out)
