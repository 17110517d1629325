"""Raising tickets: one step in the history for each, and word to whoever is to act."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk import queries
from saypro.helpdesk.actions.measuring_soon import measure_open_soon
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.escalations import Key, Level, Raise, Rule
from saypro.helpdesk.events import EscalationChanged, TicketEscalated
from saypro.helpdesk.models import EscalationRow, Ticket
from saypro.helpdesk.queries import history_of
from saypro.helpdesk.words import level_words, rule_words


def escalate_due(at: datetime) -> int:
    """Raise every ticket that is due, each on every rung it has passed; returns how many tickets."""
    tickets = queries.to_escalate(at)
    for ticket in tickets:
        escalate(ticket, at)
    return len(tickets)


@transaction.atomic
def escalate(ticket: Ticket, at: datetime) -> None:
    """Safe to repeat, and by several workers at once: what has been done stands in the history."""
    held = locked(ticket)
    history = history_of(held)
    rules = queries.escalation_rules()
    due = queries.due_raises(held, history.clocks, history.steps, rules, at)
    for one in due:
        raise_to(held, one, at)
    if due:
        tell_of(held, due, at)
    else:
        Ticket.objects.filter(pk=held.pk).update(
            escalates_at=queries.escalates_at(held, history.clocks, history.steps, rules)
        )


def raise_to(ticket: Ticket, one: Raise, at: datetime) -> None:
    if one.level > ticket.escalation:
        ticket.escalation, ticket.escalated_at = one.level, at
    note = f"{level_words(one.level)}: {rule_words(one.key)}"
    add_step(ticket, What.ESCALATED, at, value=one.name, note=note)


def tell_of(ticket: Ticket, due: Sequence[Raise], at: datetime) -> None:
    """One fact for what was raised at once: its highest level, and why."""
    top = due[-1]
    events.record(
        TicketEscalated(
            ticket_id=ticket.pk, level=top.level, key=top.key.value, name=top.name, occurred_at=at
        )
    )


@transaction.atomic
def change_escalation(rule: Rule, *, by: User) -> None:
    """Raise tickets otherwise from now on; what has been raised stays so."""
    wanted = replace(rule, level=Level(rule.level), key=Key(rule.key))
    EscalationRow.objects.update_or_create(
        key=wanted.key.value,
        defaults={"level": wanted.level, "amount": wanted.amount, "is_on": wanted.is_on},
    )
    events.record(EscalationChanged(actor_id=by.pk, key=wanted.key.value, is_on=wanted.is_on))
    measure_open_soon()
