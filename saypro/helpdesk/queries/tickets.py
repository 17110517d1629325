"""Reading tickets and their clocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from saypro.conversations.models import Conversation
from saypro.helpdesk.clocks import Clocks, merged
from saypro.helpdesk.failures import Failure
from saypro.helpdesk.models import Circumstances, Ticket, TicketStep
from saypro.helpdesk.queries.plans import Plans
from saypro.helpdesk.queries.traces import UNKNOWN, Traces


@dataclass(frozen=True, slots=True)
class History:
    """A ticket's steps, oldest first, and the clocks that follow from them."""

    steps: list[TicketStep]
    clocks: Clocks


def history_of(ticket: Ticket, traces: Traces = UNKNOWN) -> History:
    steps = steps_of(ticket, traces)
    return History(steps, clocks_of(steps))


def steps_of(ticket: Ticket, traces: Traces = UNKNOWN) -> list[TicketStep]:
    """Its whole history, oldest first: what was merged into it is part of it."""
    steps = list(ticket.steps.select_related("actor").order_by("at", "id"))
    others = Ticket.objects.filter(merged_into=ticket).order_by("pk") if traces.absorbed else []
    for other in others:
        steps = merged(steps, steps_of(other))
    return steps


def clocks_of(steps: Iterable[TicketStep]) -> Clocks:
    return Plans.now().clocks(steps)


def current_ticket(conversation: Conversation) -> Ticket | None:
    """The matter the thread is about now: its newest ticket."""
    newest = Ticket.objects.filter(conversation=conversation).select_related("team").order_by("-id").first()
    if newest:
        newest.conversation = conversation
    return newest


def current_tickets(conversation_ids: Iterable[int]) -> dict[int, Ticket]:
    """The same for many threads."""
    newest = Ticket.objects.filter(conversation__in=list(conversation_ids)).order_by("conversation", "-id")
    return {ticket.conversation_id: ticket for ticket in newest.distinct("conversation")}


def failure_behind(conversation: Conversation) -> Failure | None:
    """The step that failed before somebody asked for help here, as they sent it."""
    found = Circumstances.objects.filter(conversation=conversation).first()
    return Failure(**found.failure) if found else None
