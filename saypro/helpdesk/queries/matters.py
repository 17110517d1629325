"""What the house knows of a matter beside its words."""

from datetime import timedelta

from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries.coming_back import TURNS, times_back
from saypro.helpdesk.sorting.priority import Facts

LONGEST_CHAIN = 10
LATELY = timedelta(days=30)


def known_facts(ticket: Ticket) -> Facts:
    return Facts(asked_before=contacts_before(ticket))


def contacts_before(ticket: Ticket) -> int:
    """How many tickets it follows: each the same thread taken up again after a week of quiet."""
    count, earlier_id = 0, ticket.earlier_id
    while earlier_id and count < LONGEST_CHAIN:
        count += 1
        earlier_id = Ticket.objects.values_list("earlier_id", flat=True).get(pk=earlier_id)
    return count


def lately_alike(ticket: Ticket) -> int:
    """How many tickets of the same category the member brought in the 30 days before this one."""
    if not (ticket.category and ticket.member_id):
        return 0
    before = Ticket.objects.filter(member=ticket.member_id, category=ticket.category).exclude(pk=ticket.pk)
    since = ticket.opened_at - LATELY
    return before.filter(opened_at__gte=since, opened_at__lt=ticket.opened_at)[:LONGEST_CHAIN].count()


def returns_to(ticket: Ticket) -> int:
    """How often its member came back to it after it was solved, within the week in which it is the same."""
    steps = ticket.steps.filter(what__in=TURNS).order_by("at", "id")
    return times_back(steps.values_list("what", flat=True))


def contacts_on(ticket: Ticket) -> int:
    """The how many-th contact this is on one matter: the one rule for queues and for escalation.

    The ticket itself, every ticket before it in its chain or of its category within 30 days, and every time
    the member came back to it after it was solved. Several turns of one talk are one contact.
    """
    return 1 + max(contacts_before(ticket), lately_alike(ticket)) + returns_to(ticket)
