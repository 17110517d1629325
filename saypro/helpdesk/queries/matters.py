"""What the house knows of a matter beside its words."""

from saypro.helpdesk.models import Ticket
from saypro.helpdesk.sorting.priority import Facts

LONGEST_CHAIN = 10


def known_facts(ticket: Ticket) -> Facts:
    return Facts(asked_before=contacts_before(ticket))


def contacts_before(ticket: Ticket) -> int:
    """How many tickets it follows: each the same thread taken up again after a week of quiet."""
    count, earlier_id = 0, ticket.earlier_id
    while earlier_id and count < LONGEST_CHAIN:
        count += 1
        earlier_id = Ticket.objects.values_list("earlier_id", flat=True).get(pk=earlier_id)
    return count
