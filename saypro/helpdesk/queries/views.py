"""What an agent has chosen for the desk, the views kept by name, and which ticket comes next."""

from datetime import datetime

from django.db.models import Q

from saypro.accounts.models import User
from saypro.helpdesk.models import DeskChoice, SavedView, Ticket
from saypro.helpdesk.queries.queues import order_of, tickets_in
from saypro.helpdesk.wanted import Wanted
from saypro.kit.paging import behind

MOST_SHARED = 50


def desk_choice(agent: User) -> DeskChoice:
    return DeskChoice.objects.filter(agent=agent).first() or DeskChoice(agent=agent)


def saved_views(agent: User) -> list[SavedView]:
    """One's own and those that are everybody's, by name."""
    seen = SavedView.objects.filter(Q(owner=agent) | Q(is_shared=True))
    return list(seen.order_by("name", "pk")[:MOST_SHARED])


def next_ticket(agent: User, wanted: Wanted, at: datetime, ticket: Ticket) -> Ticket | None:
    """The one below it in that queue; at the end the first again, None when it was the only one."""
    by = order_of(wanted.queue)
    others = tickets_in(agent, wanted, at).exclude(pk=ticket.pk).select_related("conversation").order_by(*by)
    place = [getattr(ticket, name.lstrip("-")) for name in by]
    below = others.filter(behind(by, place)) if None not in place else others
    return below.first() or others.first()
