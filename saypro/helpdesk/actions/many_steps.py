"""The same step, or its like, in the histories of many tickets: one read and one write for all of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.actions.steps import measure, move, write_down
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket, TicketStep
from saypro.helpdesk.queries import Plans, escalates_at, escalation_rules
from saypro.realtime import actions as realtime

KEPT = (
    "category",
    "priority",
    "priority_reason",
    "state",
    "solved_at",
    "spam_at",
    "snoozed_until",
    "answer_due_at",
    "answer_breaches_at",
    "resolution_due_at",
    "resolution_breaches_at",
    "escalates_at",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A step to be written for a ticket that is locked and carries its new category and priority already."""

    ticket: Ticket
    what: What
    value: str = ""
    note: str = ""
    until: datetime | None = None


def locked_many(tickets: "Collection[int]") -> list[Ticket]:
    """These tickets as they are now, held until the transaction ends; their threads before them."""
    wanted = Ticket.objects.filter(pk__in=tickets)
    threads = Conversation.objects.filter(pk__in=wanted.values("conversation")).order_by("pk")
    held = {thread.pk: thread for thread in threads.select_for_update(no_key=True)}
    found = list(wanted.order_by("pk").select_for_update())
    for ticket in found:
        ticket.conversation = held[ticket.conversation_id]
    return found


def add_steps(entries: Sequence[Entry], *, at: datetime, actor: User) -> None:
    """Write them in their order, and keep what the clocks of all their tickets then say."""
    if not entries:
        return
    TicketStep.objects.bulk_create(
        TicketStep(
            ticket=each.ticket, at=at, what=each.what, value=each.value, note=each.note, actor_id=actor.pk
        )
        for each in entries
    )
    for each in entries:
        move(each.ticket, each.what, at, each.until, each.value)
    measure_many(list({each.ticket.pk: each.ticket for each in entries}.values()))


def measure_many(tickets: list[Ticket]) -> None:
    """As `measure` does for one; what is merged with others is measured by itself."""
    keys = [ticket.pk for ticket in tickets]
    joined = set(Ticket.objects.filter(merged_into__in=keys).values_list("merged_into", flat=True))
    plans, rules, histories = Plans.now(), escalation_rules(), histories_of(keys)
    for ticket in tickets:
        steps = histories[ticket.pk]
        found = plans.clocks(steps)
        write_down(ticket, found)
        ticket.escalates_at = escalates_at(ticket, found, steps, rules)
    Ticket.objects.bulk_update(tickets, KEPT, batch_size=500)
    for ticket in tickets:
        if ticket.pk in joined:
            measure(ticket)
    announce_many(tickets)


def histories_of(keys: list[int]) -> dict[int, list[TicketStep]]:
    found: defaultdict[int, list[TicketStep]] = defaultdict(list)
    for step in TicketStep.objects.filter(ticket__in=keys).order_by("at", "id"):
        found[step.ticket_id].append(step)
    return found


def announce_many(tickets: list[Ticket]) -> None:
    realtime.announce(
        [
            *(("office", 0, ticket.conversation_id) for ticket in tickets),
            *(("inbox", each.member_id, -each.conversation_id) for each in tickets if each.member_id),
        ]
    )
