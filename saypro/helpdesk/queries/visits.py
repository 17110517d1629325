"""How often a member has come to us with a matter."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket, TicketStep

CALLS = (What.ASKED, What.ANSWERED, What.SOLVED, What.REOPENED)


@dataclass(frozen=True, slots=True)
class Visits:
    """`count` is how often the member came to us, each time after an answer; `is_reopened` once solved."""

    count: int = 1
    is_reopened: bool = False


def visits_of(tickets: Collection[Ticket]) -> dict[int, Visits]:
    """By ticket, read for all of them at once."""
    steps = TicketStep.objects.filter(ticket__in=tickets, what__in=CALLS).order_by("ticket_id", "at", "id")
    called: defaultdict[int, list[str]] = defaultdict(list)
    for ticket_id, what in steps.values_list("ticket_id", "what"):
        called[ticket_id].append(what)
    return {each.pk: visits(called[each.pk], follows=each.earlier_id is not None) for each in tickets}


def visits(calls: Iterable[str], *, follows: bool = False) -> Visits:
    """What a history comes to, oldest first; `follows` is there for what follows a ticket solved before."""
    count, is_open_turn, is_solved, is_reopened = 0, False, False, follows
    for what in calls:
        is_back = what in (What.ASKED, What.REOPENED)
        is_reopened |= is_solved and is_back
        is_solved = what == What.SOLVED or (is_solved and not is_back)
        count += what == What.ASKED and not is_open_turn
        is_open_turn = what == What.ASKED or (is_open_turn and what not in (What.ANSWERED, What.SOLVED))
    return Visits(max(count, 1), is_reopened)
