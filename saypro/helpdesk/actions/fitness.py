"""Whether somebody of our office may be given a ticket: they must see it, and be no side of its matter."""

from collections.abc import Collection
from enum import StrEnum

from saypro.accounts.models import User
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.privacy import hidden_pairs, sides_taken


class Why(StrEnum):
    """What keeps a ticket from somebody."""

    SIDE = "side"
    PRIVATE = "private"


def unfit(tickets: Collection[Ticket], person: User) -> dict[int, Why]:
    """Those of the tickets that this person of the office cannot be given, by their keys, and why."""
    pairs = hidden_pairs((ticket.conversation_id, person.pk) for ticket in tickets)
    hidden = {thread for thread, _person in pairs}
    if not hidden:
        return {}
    taken = sides_taken([person.pk]).filter(conversation__in=hidden)
    sides = set(taken.values_list("conversation_id", flat=True))
    return {
        ticket.pk: Why.SIDE if ticket.conversation_id in sides else Why.PRIVATE
        for ticket in tickets
        if ticket.conversation_id in hidden
    }
