"""Tickets around a ticket: merged, split, linked, and those one might merge it with."""

import re
from dataclasses import dataclass

from django.db.models import Q

from saypro.helpdesk.models import Merge, Split, Ticket, TicketLink
from saypro.helpdesk.privacy import open_beside
from saypro.helpdesk.queries.sorting import first_words
from saypro.kit.text import clean_text

MOST = 20
SNIPPET = 300
REF = re.compile(r"/office/(?:tickets/)?([A-Za-z0-9_-]+)/?")


@dataclass(frozen=True, slots=True)
class Around:
    """What a ticket has to do with others; `merge` is the one that made it part of another."""

    merge: Merge | None
    absorbed: list[Merge]
    splits: list[Split]
    split_from: Split | None
    related: list[Ticket]
    open_too: list[Ticket]


def around(ticket: Ticket) -> Around:
    merges = Merge.objects.filter(undone_at=None).select_related(
        "ticket__conversation", "into__conversation", "by"
    )
    splits = Split.objects.select_related("ticket__conversation", "into__conversation")
    beside = open_beside(Ticket.objects.all(), ticket)
    return Around(
        merge=merges.filter(ticket=ticket, into__in=beside).first(),
        absorbed=list(merges.filter(into=ticket, ticket__in=beside).order_by("at")[:MOST]),
        splits=list(splits.filter(ticket=ticket, into__in=beside).order_by("at")[:MOST]),
        split_from=splits.filter(into=ticket, ticket__in=beside).first(),
        related=related_tickets(ticket),
        open_too=[] if ticket.is_solved else other_open_tickets(ticket),
    )


def related_tickets(ticket: Ticket) -> list[Ticket]:
    """Those it is linked with."""
    links = TicketLink.objects.filter(Q(one=ticket) | Q(other=ticket)).order_by("-at")
    ids = [two if one == ticket.pk else one for one, two in links.values_list("one", "other")[:MOST]]
    linked = open_beside(Ticket.objects.filter(pk__in=ids), ticket)
    return list(linked.select_related("conversation").order_by("-pk"))


def other_open_tickets(ticket: Ticket) -> list[Ticket]:
    """The same member's other open tickets, newest first: what it might be merged with."""
    if ticket.member_id is None:
        return []
    mine = Ticket.objects.filter(member=ticket.member_id).exclude(state=Ticket.State.SOLVED)
    others = mine.exclude(conversation=ticket.conversation_id).select_related("conversation")
    return list(open_beside(others, ticket).order_by("-pk")[:MOST])


def words_of(ticket: Ticket) -> str:
    """The words that opened it, to know it by."""
    first = first_words(ticket.pk)
    return "" if first is None or first.deleted_at else first.body[:SNIPPET]


def ticket_called(name: str) -> Ticket | None:
    """The ticket that an address of the office, or a reference, names."""
    found = REF.search(name)
    ref = found[1] if found else clean_text(name)
    tickets = Ticket.objects.select_related("conversation")
    of_thread = tickets.filter(conversation__ref=ref).order_by("-id")
    return tickets.filter(ref=ref).first() or of_thread.first()
