"""Tickets around a ticket: merged, split, linked, and those one might merge it with."""

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from saypro.helpdesk.models import Channel, Merge, Split, Ticket, TicketLink
from saypro.helpdesk.privacy import open_beside
from saypro.helpdesk.queries.sorting import first_words
from saypro.helpdesk.queries.traces import UNKNOWN, Traces
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


def around(ticket: Ticket, traces: Traces = UNKNOWN) -> Around:
    beside = open_beside(Ticket.objects.all(), ticket)
    merges = merges_of(ticket, beside) if traces.merges else []
    splits = splits_of(ticket, beside) if traces.splits else []
    return Around(
        merge=next((one for one in merges if one.ticket_id == ticket.pk), None),
        absorbed=[one for one in merges if one.into_id == ticket.pk][:MOST],
        splits=[one for one in splits if one.ticket_id == ticket.pk][:MOST],
        split_from=next((one for one in splits if one.into_id == ticket.pk), None),
        related=related_tickets(ticket) if traces.links else [],
        open_too=other_open_tickets(ticket) if traces.others_open and not ticket.is_solved else [],
    )


def merges_of(ticket: Ticket, beside: QuerySet[Ticket]) -> list[Merge]:
    """Those that stand, oldest first: the one into another ticket, and those into this one."""
    parts = Q(ticket=ticket, into__in=beside) | Q(into=ticket, ticket__in=beside)
    merges = Merge.objects.filter(parts, undone_at=None).order_by("at")
    return list(merges.select_related("ticket__conversation", "into__conversation", "by")[: MOST + 1])


def splits_of(ticket: Ticket, beside: QuerySet[Ticket]) -> list[Split]:
    """The one it came from, and those split out of it, oldest first."""
    parts = Q(ticket=ticket, into__in=beside) | Q(into=ticket, ticket__in=beside)
    splits = Split.objects.filter(parts).order_by("at")
    return list(splits.select_related("ticket__conversation", "into__conversation")[: MOST + 1])


def related_tickets(ticket: Ticket) -> list[Ticket]:
    """Those it is linked with."""
    links = TicketLink.objects.filter(Q(one=ticket) | Q(other=ticket)).order_by("-at")
    ids = [two if one == ticket.pk else one for one, two in links.values_list("one", "other")[:MOST]]
    linked = open_beside(Ticket.objects.filter(pk__in=ids), ticket)
    return list(linked.select_related("conversation").order_by("-pk"))


def other_open_tickets(ticket: Ticket) -> list[Ticket]:
    """The same member's other open tickets, newest first: what it might be merged with."""
    if ticket.member_id is None or ticket.channel == Channel.DEAL:
        return []
    mine = Ticket.objects.filter(member=ticket.member_id).exclude(state=Ticket.State.SOLVED)
    others = mine.exclude(conversation=ticket.conversation_id).exclude(channel=Channel.DEAL)
    others = others.select_related("conversation")
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
