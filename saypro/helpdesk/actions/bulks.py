"""One thing done to many tickets at once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.events import actions as events
from saypro.helpdesk.actions.fitness import Why, unfit
from saypro.helpdesk.actions.many_steps import Entry, add_steps, locked_many
from saypro.helpdesk.actions.spam import entries_to_mark, entries_to_unmark, record_marks
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketRanked, TicketSetWaiting, TicketSnoozed, TicketSorted
from saypro.helpdesk.models import Bulk, Category, Priority, Ticket
from saypro.helpdesk.privacy import hidden_from
from saypro.helpdesk.refusals import Refused

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done: `value` is a category or a priority, `until` None rests for the member."""

    verb: str
    value: str = ""
    reason: str = ""
    assignee: User | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done, and the tickets that could not be given to the one who was to have them.

    `unseen` are references of no ticket that the agent may see.
    """

    bulk: Bulk
    left_out: dict[Why, list[Ticket]]
    unseen: list[str]


@transaction.atomic
def change_many(refs: Collection[str], change: Change, *, by: User, at: datetime) -> Changed:
    """Do it to all of these tickets that it changes, and keep how they were. Raises Refused.

    What is solved is not solved again and does not rest; what is hidden from the agent is left alone, and
    what is hidden from whoever is to have it is left out.
    """
    if not refs:
        raise Refused(_("Choose tickets first."))
    if len(refs) > MOST_AT_ONCE:
        raise Refused(_("At most 500 tickets at once."))
    check(change, at)
    chosen = Ticket.objects.filter(ref__in=refs).exclude(conversation__in=hidden_from(by))
    tickets = locked_many(chosen.values_list("pk", flat=True))
    unseen = sorted(set(refs) - {ticket.ref for ticket in tickets})
    not_theirs = unfit(tickets, change.assignee) if change.assignee else {}
    left_out = [ticket for ticket in tickets if ticket.pk in not_theirs]
    tickets = [ticket for ticket in tickets if ticket.pk not in not_theirs]
    before = {ticket.pk: standing(ticket) for ticket in tickets}
    VERBS[change.verb](tickets, change, by, at)
    rows = [
        {"ticket": each.pk, "before": before[each.pk], "after": standing(each)}
        for each in tickets
        if standing(each) != before[each.pk]
    ]
    bulk = Bulk.objects.create(agent=by, verb=change.verb, at=at, changes=rows)
    kept_back = {why: [one for one in left_out if not_theirs[one.pk] == why] for why in Why}
    return Changed(bulk, kept_back, unseen)


def check(change: Change, at: datetime) -> None:
    if change.verb not in VERBS:
        raise Refused(_("Choose what to do with them."))
    if change.verb == "category" and change.value not in ("", *Category.values):
        raise Refused(_("There is no such category."))
    if change.verb == "priority" and change.value not in Priority.values:
        raise Refused(_("There is no such priority."))
    if change.verb == "priority" and not change.reason.strip():
        raise Refused(_("Say in a few words why."))
    if change.until and change.until <= at:
        raise Refused(_("Choose a time that is still to come."))
    if change.assignee and not (change.assignee.is_office and change.assignee.is_active):
        raise Refused(_("Only people of our office take tickets."))


def standing(ticket: Ticket) -> dict[str, Any]:
    """What a bulk can change, as it is now."""
    return {
        "category": ticket.category,
        "priority": ticket.priority,
        "reason": ticket.priority_reason,
        "state": ticket.state,
        "until": ticket.snoozed_until.isoformat() if ticket.snoozed_until else None,
        "assignee": ticket.conversation.assignee_id,
        "is_spam": ticket.is_spam,
    }


def assign(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    give(tickets, change.assignee, by)


def give(tickets: Collection[Ticket], assignee: User | None, by: User) -> None:
    """By hand: routing leaves them there."""
    conversations.assign_many([each.conversation_id for each in tickets], assignee, by=by)
    for ticket in tickets:
        ticket.conversation.assignee_id = assignee.pk if assignee else None
    if assignee:
        held = Ticket.objects.filter(pk__in=[each.pk for each in tickets])
        held.update(routed_to=None, unassigned_why="")


def sort(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    entries = []
    for ticket in (each for each in tickets if each.category != change.value):
        before, ticket.category = ticket.category, change.value
        entries.append(Entry(ticket, What.SORTED, value=change.value))
        fact = TicketSorted(actor_id=by.pk, ticket_id=ticket.pk, category=change.value, before=before)
        events.record(fact)
    add_steps(entries, at=at, actor=by)


def rank(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    entries, reason = [], change.reason.strip()[:120]
    for ticket in (each for each in tickets if each.priority != change.value):
        before, ticket.priority, ticket.priority_reason = ticket.priority, change.value, reason
        entries.append(Entry(ticket, What.RANKED, value=change.value, note=reason))
        fact = TicketRanked(
            actor_id=by.pk, ticket_id=ticket.pk, priority=change.value, before=before, reason=reason
        )
        events.record(fact)
    add_steps(entries, at=at, actor=by)


def solve(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    wanted = [each for each in tickets if not each.is_solved]
    conversations.solve_many([each.conversation_id for each in wanted], by)
    add_steps([Entry(each, What.SOLVED) for each in wanted], at=at, actor=by)


def rest(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    wanted, entries = [each for each in tickets if not each.is_solved], []
    for ticket in wanted:
        if change.until:
            entries.append(Entry(ticket, What.SNOOZED, until=change.until))
            events.record(TicketSnoozed(actor_id=by.pk, ticket_id=ticket.pk, until=change.until.isoformat()))
        elif ticket.state != Ticket.State.WAITING:
            entries.append(Entry(ticket, What.WAITING))
            events.record(TicketSetWaiting(actor_id=by.pk, ticket_id=ticket.pk))
    add_steps(entries, at=at, actor=by)


def mark(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    set_marks(entries_to_mark(tickets), by, at)


def unmark(tickets: list[Ticket], change: Change, by: User, at: datetime) -> None:
    set_marks(entries_to_unmark(tickets), by, at)


def set_marks(entries: list[Entry], by: User, at: datetime) -> None:
    add_steps(entries, at=at, actor=by)
    record_marks([each.ticket for each in entries], by, at)


Verb = Callable[[list[Ticket], Change, User, datetime], None]
VERBS: dict[str, Verb] = {
    "assign": assign,
    "category": sort,
    "priority": rank,
    "solve": solve,
    "rest": rest,
    "spam": mark,
    "unspam": unmark,
}
