"""Two tickets that are one matter; and apart again, for a day."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import post_card, reopen, solve, touch_card
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.helpdesk.actions.steps import add_step
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketsMerged, TicketsUnmerged
from saypro.helpdesk.models import Channel, Merge, Ticket
from saypro.helpdesk.models.merging import MERGE_UNDOABLE
from saypro.helpdesk.refusals import Refused
from saypro.kit.text import clean_text

State = Ticket.State


@transaction.atomic
def merge(ticket: Ticket, into: Ticket, *, by: User, reason: str, at: datetime) -> Merge:
    """Go on with `ticket` in `into`: its thread says where, and closes; `into` keeps the earlier start.

    Raises Refused unless both are open tickets of the same member, and a reason is given.
    """
    held, target = both_locked(ticket, into)
    reason = clean_text(reason)
    require_mergeable(held, target, reason)
    done = Merge.objects.create(
        ticket=held,
        into=target,
        reason=reason[:200],
        by=by,
        at=at,
        before=held.state,
        until=held.snoozed_until,
    )
    held.merged_into = target
    add_step(held, What.MERGED, at, note=done.reason, actor=by)
    add_step(target, What.ABSORBED, at, note=done.reason, actor=by)
    post_card(held.conversation_id, card="merge", card_id=done.pk, sender_id=by.pk, text=line(target))
    solve(held.conversation, by, is_quiet=True)
    remember_numbers(done, held, target)
    events.record(
        TicketsMerged(actor_id=by.pk, ticket_id=held.pk, into_id=target.pk, merge_id=done.pk, occurred_at=at)
    )
    return done


@transaction.atomic
def undo_merge(done: Merge, *, by: User, at: datetime) -> Ticket:
    """Two tickets again, the first as it stood. Raises Refused after a day, and once anything was written."""
    held, target = both_locked(done.ticket, done.into)
    require_undoable(Merge.objects.select_for_update().get(pk=done.pk), held, target, at)
    Merge.objects.filter(pk=done.pk).update(undone_at=at)
    held.merged_into = None
    reopen(held.conversation, by, is_quiet=True)
    add_step(held, What.UNMERGED, at, actor=by)
    put_back(held, done, by, at)
    add_step(target, What.RELEASED, at, actor=by)
    touch_card("merge", done.pk)
    events.record(
        TicketsUnmerged(
            actor_id=by.pk, ticket_id=held.pk, into_id=target.pk, merge_id=done.pk, occurred_at=at
        )
    )
    return held


def line(target: Ticket) -> str:
    return _("We go on with this in “{subject}”.").format(subject=target.conversation.subject)


def both_locked(one: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    """Both as they are now. Threads are locked before tickets, and all in the order of their ids."""
    wanted = [one.conversation_id, other.conversation_id]
    list(Conversation.objects.filter(pk__in=wanted).order_by("pk").select_for_update(no_key=True))
    tickets = Ticket.objects.filter(pk__in=[one.pk, other.pk]).order_by("pk").select_for_update()
    found = {ticket.pk: ticket for ticket in tickets}
    return found[one.pk], found[other.pk]


def require_mergeable(ticket: Ticket, into: Ticket, reason: str) -> None:
    if ticket.conversation_id == into.conversation_id:
        raise Refused(_("That is the same conversation."))
    if Channel.DEAL in (ticket.channel, into.channel):
        raise Refused(_("A ticket in a deal stays where the two talk. Link the tickets instead."))
    if ticket.member_id is None or ticket.member_id != into.member_id:
        raise Refused(_("Only tickets of the same member can be merged."))
    if ticket.is_solved or into.is_solved:
        raise Refused(_("Only open tickets can be merged. Open it again first."))
    if not reason:
        raise Refused(_("Say in a few words why."))


def require_undoable(done: Merge, ticket: Ticket, into: Ticket, at: datetime) -> None:
    if done.undone_at is not None or ticket.merged_into_id != into.pk:
        raise Refused(_("These tickets are two again already."))
    if into.merged_into_id:
        raise Refused(_("The other ticket was merged since. Undo that first."))
    if at - done.at > MERGE_UNDOABLE:
        raise Refused(_("Merging can be undone for a day. Split the message out instead."))
    if (ticket.conversation.last_seq, into.conversation.last_seq) != (done.seq, done.into_seq):
        raise Refused(_("Something was written since. Split the message out instead."))


def remember_numbers(done: Merge, ticket: Ticket, into: Ticket) -> None:
    for one in (ticket, into):
        one.conversation.refresh_from_db(fields=["last_seq"])
    done.seq, done.into_seq = ticket.conversation.last_seq, into.conversation.last_seq
    done.save(update_fields=["seq", "into_seq"])


def put_back(ticket: Ticket, done: Merge, by: User, at: datetime) -> None:
    """Let it rest again as it did; a nap that is over meanwhile is over."""
    if done.before == State.WAITING:
        add_step(ticket, What.WAITING, at, actor=by)
    elif done.before == State.SNOOZED and done.until and done.until > at:
        add_step(ticket, What.SNOOZED, at, actor=by, until=done.until)
