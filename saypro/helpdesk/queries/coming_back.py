"""Members who come back with what was solved."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket, TicketStep

TURNS = (What.ASKED, What.SOLVED, What.REOPENED)


def reopened(tickets: Collection[Ticket]) -> set[int]:
    """Those of the tickets that were solved once and are open again, or follow one that was; read at once."""
    steps = TicketStep.objects.filter(ticket__in=tickets, what__in=TURNS).order_by("ticket_id", "at", "id")
    turns: defaultdict[int, list[str]] = defaultdict(list)
    for ticket_id, what in steps.values_list("ticket_id", "what"):
        turns[ticket_id].append(what)
    return {one.pk for one in tickets if one.earlier_id is not None or is_reopened(turns[one.pk])}


def is_reopened(turns: Iterable[str]) -> bool:
    """Whether a history, oldest first, goes on after a solution, by whomever it was opened again."""
    is_solved = False
    for what in turns:
        if is_solved and what in (What.ASKED, What.REOPENED):
            return True
        is_solved = is_solved or what == What.SOLVED
    return False


def times_back(turns: Iterable[str]) -> int:
    """How often the member themselves came back in a history, oldest first, after it was solved."""
    count, is_solved = 0, False
    for what in turns:
        count += is_solved and what == What.ASKED
        is_solved = what == What.SOLVED
    return count
