"""Running macros: all they do, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Message
from saypro.events import actions as events
from saypro.helpdesk.actions.notes import write_note
from saypro.helpdesk.actions.routing import assign
from saypro.helpdesk.actions.solving import solve
from saypro.helpdesk.actions.steps import locked
from saypro.helpdesk.actions.tickets import rank, sort, wait_for_member
from saypro.helpdesk.events import MacroRun
from saypro.helpdesk.filling import fill
from saypro.helpdesk.models import Macro, Ticket
from saypro.helpdesk.queries import facts_of
from saypro.helpdesk.refusals import Refused


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of the macro on one ticket: `why` says what stopped it, "" where it ran."""

    ticket: Ticket
    why: str = ""


def run_macro(macro: Macro, tickets: Iterable[Ticket], *, by: User, key: UUID, at: datetime) -> list[Ran]:
    """Run it on each ticket in a transaction of its own; what stops one stops no other.

    Safe to repeat with the same `key`, for a macro that replies.
    """
    return [ran(macro, ticket, by, key, at) for ticket in tickets]


def ran(macro: Macro, ticket: Ticket, by: User, key: UUID, at: datetime) -> Ran:
    try:
        run(macro, ticket, by=by, key=key, at=at)
    except Refused as refused:
        return Ran(ticket, str(refused))
    return Ran(ticket)


@transaction.atomic
def run(macro: Macro, ticket: Ticket, *, by: User, key: UUID, at: datetime, reply: str | None = None) -> None:
    """Run it on one ticket, with the agent's own wording of its reply where they changed it.

    Raises Refused for a reply with a gap, for one that is not accepted, and for a move that is not possible.
    """
    held, client_id = locked(ticket), uuid5(key, ticket.ref)
    if Message.objects.filter(sender=by, client_id=client_id).exists():
        return
    say(macro, held, by, client_id, reply)
    if macro.note:
        write_note(held, filled(macro.note, held, by), by=by, at=at)
    if macro.category:
        sort(held, macro.category, by=by)
    if macro.priority:
        rank(held, macro.priority, by=by, reason=macro.priority_reason)
    give(macro, held, by)
    if macro.ends == Macro.Ends.WAITING:
        wait_for_member(held, by=by)
    if macro.ends == Macro.Ends.SOLVED:
        solve(held.conversation, by)
    events.record(MacroRun(actor_id=by.pk, ticket_id=held.pk, macro_id=macro.pk, occurred_at=at))


def say(macro: Macro, ticket: Ticket, by: User, client_id: UUID, reply: str | None) -> None:
    text = reply if reply is not None else macro.reply and filled(macro.reply, ticket, by)
    if not (text and text.strip()):
        return
    try:
        body = conversations.clean_body(text)
        conversations.join_support(ticket.conversation, by)
        post = conversations.Post(ticket.conversation.ref, by.pk, client_id, body)
        outcome = conversations.post_messages([post])[0]
    except conversations.Refused as refused:
        outcome = refused
    if isinstance(outcome, conversations.Refused):
        raise Refused(outcome.message)


def filled(text: str, ticket: Ticket, by: User) -> str:
    done = fill(text, facts_of(ticket, by))
    if done.gaps:
        raise Refused(_("We do not know {what} here. Write it yourself.").format(what=", ".join(done.gaps)))
    return done.text


def give(macro: Macro, ticket: Ticket, by: User) -> None:
    if macro.assigns == Macro.Assigns.NOBODY:
        assign(ticket, None, by=by)
    elif macro.assigns == Macro.Assigns.ME:
        assign(ticket, by, by=by)
    elif macro.assigns and macro.agent:
        assign(ticket, macro.agent, by=by)
    elif macro.assigns:
        raise Refused(_("The colleague this macro gives tickets to has left."))
