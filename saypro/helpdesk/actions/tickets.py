"""What agents decide about tickets."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.notes import write_note
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketRanked, TicketSetWaiting, TicketSnoozed, TicketSorted, TicketWoken
from saypro.helpdesk.models import Category, Priority, Ticket
from saypro.helpdesk.refusals import Refused


@transaction.atomic
def sort(ticket: Ticket, category: str, *, by: User | None, note: str = "") -> Ticket:
    """File it under another category; "" takes it out of any. Safe to repeat."""
    if category and category not in Category.values:
        raise Refused(_("There is no such category."))
    held = locked(ticket)
    if held.category != category:
        before, held.category = held.category, category
        add_step(held, What.SORTED, timezone.now(), value=category, note=note, actor=by)
        events.record(
            TicketSorted(actor_id=by.pk if by else None, ticket_id=held.pk, category=category, before=before)
        )
    return held


@transaction.atomic
def rank(ticket: Ticket, priority: str, *, by: User | None, reason: str) -> Ticket:
    """Give it another priority, for a reason. Safe to repeat. Raises Refused without one."""
    if priority not in Priority.values:
        raise Refused(_("There is no such priority."))
    if not reason.strip():
        raise Refused(_("Say in a few words why."))
    held = locked(ticket)
    if held.priority != priority:
        before, held.priority, held.priority_reason = held.priority, priority, reason.strip()[:120]
        add_step(held, What.RANKED, timezone.now(), value=priority, note=held.priority_reason, actor=by)
        events.record(
            TicketRanked(
                actor_id=by.pk if by else None,
                ticket_id=held.pk,
                priority=priority,
                before=before,
                reason=held.priority_reason,
            )
        )
    return held


@transaction.atomic
def wait_for_member(ticket: Ticket, *, by: User) -> Ticket:
    """Rest until the member writes. Safe to repeat. Raises Refused for a solved one."""
    held = _open(ticket)
    if held.state != Ticket.State.WAITING:
        add_step(held, What.WAITING, timezone.now(), actor=by)
        events.record(TicketSetWaiting(actor_id=by.pk, ticket_id=held.pk))
    return held


@transaction.atomic
def snooze(ticket: Ticket, until: datetime, *, by: User, note: str = "") -> Ticket:
    """Put it off until a moment to come, with a note for colleagues; a word of the member brings it back
    before. Raises Refused.
    """
    now = timezone.now()
    if until <= now:
        raise Refused(_("Choose a time that is still to come."))
    held = _open(ticket)
    add_step(held, What.SNOOZED, now, actor=by, until=until)
    if note.strip():
        write_note(held, note, by=by, at=now)
    events.record(TicketSnoozed(actor_id=by.pk, ticket_id=held.pk, until=until.isoformat()))
    return held


@transaction.atomic
def wake(ticket: Ticket, *, at: datetime, by: User | None) -> Ticket:
    """Take up what rested. Safe to repeat."""
    held = locked(ticket)
    if held.state in (Ticket.State.SNOOZED, Ticket.State.WAITING):
        add_step(held, What.WOKEN, at, actor=by)
        events.record(TicketWoken(actor_id=by.pk if by else None, ticket_id=held.pk))
    return held


def wake_due(now: datetime) -> int:
    """Wake what was put off until now, each at the very moment that was named; returns how many."""
    due = Ticket.objects.filter(state=Ticket.State.SNOOZED, snoozed_until__lte=now).order_by("snoozed_until")
    tickets = list(due[:500])
    for ticket in tickets:
        _wake_if_still_due(ticket, now)
    return len(tickets)


@transaction.atomic
def _wake_if_still_due(ticket: Ticket, now: datetime) -> None:
    held = locked(ticket)
    if held.snoozed_until and held.snoozed_until <= now:
        wake(held, at=held.snoozed_until, by=None)


def _open(ticket: Ticket) -> Ticket:
    held = locked(ticket)
    if held.is_solved:
        raise Refused(_("This ticket is solved. Open it again first."))
    return held
