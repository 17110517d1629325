"""Tickets for threads that were there before their tickets: what reactions do one by one, in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.conversations.queries import thanks
from saypro.helpdesk.actions.following import SURE
from saypro.helpdesk.actions.opening import facts_about
from saypro.helpdesk.actions.steps import write_down
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket, TicketStep
from saypro.helpdesk.queries import Plans, escalates_at, escalation_rules

Said = tuple[int, int | None, str, datetime]


@transaction.atomic
def take_up_threads(categories: Mapping[int, str] | None = None) -> int:
    """Give every support thread without a ticket the one its messages amount to; returns how many.

    `categories` by the key of the thread. Safe to repeat.
    """
    without = Conversation.objects.filter(kind=Conversation.Kind.SUPPORT, tickets=None, last_seq__gt=0)
    without = without.select_related("listing__category")
    threads = {thread.pk: thread for thread in without.select_for_update(of=("self",), no_key=True)}
    said, members = said_in(threads), members_of(threads)
    tickets = [
        Ticket(
            conversation=thread,
            member=members.get(pk),
            category=(categories or {}).get(pk, ""),
            state=Ticket.State.SOLVED if thread.solved_at else Ticket.State.OPEN,
            opened_at=said[pk][0][3],
            solved_at=thread.solved_at,
            **facts_about(thread, members.get(pk), said[pk][0][3]),
        )
        for pk, thread in threads.items()
        if said[pk]
    ]
    Ticket.objects.bulk_create(tickets)
    plans, rules, all_steps = Plans.now(), escalation_rules(), []
    for ticket in tickets:
        steps = list(steps_of(ticket, said[ticket.conversation_id]))
        found = plans.clocks(steps)
        write_down(ticket, found)
        ticket.escalates_at = escalates_at(ticket, found, steps, rules)
        all_steps += steps
    TicketStep.objects.bulk_create(all_steps)
    Ticket.objects.bulk_update(tickets, MEASURED, batch_size=500)
    return len(tickets)


MEASURED = (
    "answer_due_at",
    "answer_breaches_at",
    "resolution_due_at",
    "resolution_breaches_at",
    "escalates_at",
)


def steps_of(ticket: Ticket, said: Iterable[Said]) -> Iterator[TicketStep]:
    is_waited_for = False
    yield TicketStep(ticket=ticket, at=ticket.opened_at, what=What.OPENED)
    if ticket.category:
        yield TicketStep(ticket=ticket, at=ticket.opened_at, what=What.SORTED, value=ticket.category)
    for message_id, sender_id, body, at in said:
        what = What.ANSWERED
        if sender_id == ticket.member_id:
            is_closing = not is_waited_for and thanks(body) >= SURE
            what = What.THANKED if is_closing else What.ASKED
        is_waited_for = what == What.ASKED
        yield TicketStep(ticket=ticket, at=at, what=what, actor_id=sender_id, message_id=message_id)
    if ticket.solved_at:
        yield TicketStep(
            ticket=ticket, at=ticket.solved_at, what=What.SOLVED, actor_id=ticket.conversation.assignee_id
        )


def said_in(threads: Mapping[int, Conversation]) -> dict[int, list[Said]]:
    found: defaultdict[int, list[Said]] = defaultdict(list)
    rows = Message.objects.filter(conversation__in=threads).order_by("conversation_id", "seq")
    for thread_id, pk, sender_id, body, at in rows.values_list(
        "conversation_id", "pk", "sender_id", "body", "sent_at"
    ):
        found[thread_id].append((pk, sender_id, body, at))
    return found


def members_of(threads: Mapping[int, Conversation]) -> dict[int, User]:
    seats = Participant.objects.filter(conversation__in=threads, part=Participant.Part.MEMBER)
    return {seat.conversation_id: seat.person for seat in seats.select_related("person")}
