"""Taking back what was done to many tickets at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.events.actions import record
from saypro.events.facts import Fact
from saypro.helpdesk.actions.bulks import give, standing
from saypro.helpdesk.actions.fitness import unfit
from saypro.helpdesk.actions.many_steps import Entry, add_steps, locked_many
from saypro.helpdesk.actions.spam import record_marks
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketRanked, TicketSetWaiting, TicketSnoozed, TicketSorted, TicketWoken
from saypro.helpdesk.models import Bulk, Ticket
from saypro.helpdesk.privacy import hidden_from
from saypro.helpdesk.refusals import Refused

UNDOABLE = timedelta(minutes=1)  # the button is there for ten seconds; the rest is for slow networks
State = Ticket.State


@dataclass(frozen=True, slots=True)
class Undone:
    """How many are as they were before, and how many were left because somebody changed them since."""

    restored: int
    left: int


@transaction.atomic
def undo_bulk(bulk: Bulk, *, by: User, at: datetime) -> Undone:
    """Give each ticket its former state but those that were changed since. Raises Refused when too late."""
    held = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if held.undone_at or at - held.at > UNDOABLE:
        raise Refused(_("That can no longer be undone."))
    rows = {row["ticket"]: row for row in held.changes}
    seen = Ticket.objects.filter(pk__in=rows).exclude(conversation__in=hidden_from(by))
    held_now = locked_many(seen.values_list("pk", flat=True))
    tickets = [each for each in held_now if standing(each) == rows[each.pk]["after"]]
    restore(tickets, rows, by, at)
    held.undone_at = at
    held.save(update_fields=["undone_at"])
    return Undone(len(tickets), len(rows) - len(tickets))


def restore(tickets: list[Ticket], rows: dict[int, dict[str, Any]], by: User, at: datetime) -> None:
    before = {each.pk: rows[each.pk]["before"] for each in tickets}
    give_back(tickets, before, by)
    changed_marks = [each for each in tickets if each.is_spam != before[each.pk].get("is_spam", False)]
    open_again = [each for each in tickets if is_open_again(each, before[each.pk])]
    conversations.reopen_many([each.conversation_id for each in open_again], by)
    entries = [entry for each in tickets for entry in back(each, before[each.pk], at)]
    add_steps(entries, at=at, actor=by)
    record_marks(changed_marks, by, at)
    for entry in entries:
        for fact in facts_of(entry, rows[entry.ticket.pk]["after"], by, at):
            record(fact)


def is_open_again(ticket: Ticket, before: dict[str, Any]) -> bool:
    """Whether its thread is to be opened, which marking as spam leaves alone."""
    return ticket.is_solved and not ticket.is_spam and before["state"] != State.SOLVED


def give_back(tickets: list[Ticket], before: dict[int, dict[str, Any]], by: User) -> None:
    """To whoever had them, if they still work here and may still see them; else to nobody."""
    had: defaultdict[int | None, list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        if ticket.conversation.assignee_id != before[ticket.pk]["assignee"]:
            had[before[ticket.pk]["assignee"]].append(ticket)
    people = User.objects.in_bulk([key for key in had if key])
    for key, theirs in had.items():
        former = people.get(key) if key else None
        if former and not former.is_office:
            former = None
        lost = unfit(theirs, former) if former else {}
        give([each for each in theirs if each.pk not in lost], former, by)
        give([each for each in theirs if each.pk in lost], None, by)


def back(ticket: Ticket, before: dict[str, Any], at: datetime) -> Iterator[Entry]:
    """The steps that lead back."""
    if ticket.category != before["category"]:
        ticket.category = before["category"]
        yield Entry(ticket, What.SORTED, value=ticket.category)
    if ticket.priority != before["priority"]:
        ticket.priority, ticket.priority_reason = before["priority"], before["reason"]
        yield Entry(ticket, What.RANKED, value=ticket.priority, note=_("taken back"))
    if not ticket.is_spam and before.get("is_spam"):
        yield Entry(ticket, What.SPAM)
        return
    if ticket.is_spam and not before.get("is_spam"):
        yield Entry(ticket, What.UNSPAM, value=State.SOLVED if before["state"] == State.SOLVED else "")
    yield from woken(ticket, before["state"], until_of(before), at)


def woken(ticket: Ticket, state: str, until: datetime | None, at: datetime) -> Iterator[Entry]:
    if (ticket.state, ticket.snoozed_until) == (state, until):
        return
    if ticket.state != State.OPEN and not ticket.is_spam:
        yield Entry(ticket, What.REOPENED if ticket.is_solved else What.WOKEN)
    if state == State.WAITING:
        yield Entry(ticket, What.WAITING)
    if state == State.SNOOZED and until and until > at:
        yield Entry(ticket, What.SNOOZED, until=until)


def until_of(before: dict[str, Any]) -> datetime | None:
    return datetime.fromisoformat(before["until"]) if before["until"] else None


def facts_of(entry: Entry, after: dict[str, Any], by: User, at: datetime) -> Iterator[Fact]:
    """What a step back says in the log, where the room below and the marks have not said it themselves."""
    ticket = entry.ticket.pk
    match entry.what:
        case What.SORTED:
            yield TicketSorted(
                actor_id=by.pk,
                ticket_id=ticket,
                category=entry.value,
                before=after["category"],
                is_undo=True,
                occurred_at=at,
            )
        case What.RANKED:
            yield TicketRanked(
                actor_id=by.pk,
                ticket_id=ticket,
                priority=entry.value,
                before=after["priority"],
                reason=entry.note,
                occurred_at=at,
            )
        case What.WOKEN:
            yield TicketWoken(actor_id=by.pk, ticket_id=ticket, occurred_at=at)
        case What.WAITING:
            yield TicketSetWaiting(actor_id=by.pk, ticket_id=ticket, occurred_at=at)
        case What.SNOOZED if entry.until:
            until = entry.until.isoformat()
            yield TicketSnoozed(actor_id=by.pk, ticket_id=ticket, until=until, occurred_at=at)
