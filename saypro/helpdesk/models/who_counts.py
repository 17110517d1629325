"""Which tickets figures count: everything but spam, and what test accounts and people of our office bring to
us as members.
"""

from django.db.models import Q

from saypro.accounts.models import OFFICE_ROLES
from saypro.helpdesk.models.tickets import Ticket

TICKETS_LEFT_OUT = Q(spam_at__isnull=False) | Q(member__is_test=True) | Q(member__role__in=OFFICE_ROLES)


def is_left_out(ticket: Ticket) -> bool:
    """The same of one ticket as `TICKETS_LEFT_OUT` of many."""
    return ticket.is_spam or (ticket.member is not None and ticket.member.is_left_out)
