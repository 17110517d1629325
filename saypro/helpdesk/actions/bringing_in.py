"""Asking our office into a thread between two members."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.helpdesk.actions.following import open_ticket
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.actions.tickets import rank, sort
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import OfficeAskedIn
from saypro.helpdesk.models import Channel, Invitation, Ticket
from saypro.helpdesk.models.invitations import FILED_UNDER, RANKED
from saypro.helpdesk.queries import current_ticket, frozen, is_side_of, last_step
from saypro.helpdesk.refusals import Refused
from saypro.kit import throttle

PER_DAY = 5
DAY_S = timedelta(days=1).total_seconds()
Reason = Invitation.Reason


def bring_in(thread: Conversation, *, by: User, reason: str, words: str, at: datetime) -> Ticket:
    """The ticket of our office in this deal, opened if there is none. Safe to repeat.

    Whoever asks consents by asking; the other side is told by a card and a notice that we were asked, and
    not what was said to us. A block between the two, or a suspension, keeps nobody from asking. Raises
    Refused for anybody but the buyer and the seller, and after five times within a day.
    """
    if not is_side_of(thread, by):
        raise Refused(_("Only the two of you can ask our office in."))
    if thread.office_since and (here := current_ticket(thread)):
        return here
    if throttle.allow(f"office_in:{by.pk}", PER_DAY, DAY_S) is not None:
        raise Refused(
            _("You have asked our office into five conversations today. Write to our office instead.")
        )
    return _bring_in(thread, by, reason, words, at)


@transaction.atomic
def _bring_in(thread: Conversation, by: User, reason: str, words: str, at: datetime) -> Ticket:
    held, last = _locked(thread), current_ticket(thread)
    if held.office_since and last:
        return last
    evidence = frozen(held, at)
    conversations.let_office_in(held, by=by, at=at)
    ticket = open_ticket(held, at, earlier=last, channel=Channel.DEAL, member=by)
    asked = Invitation.objects.create(
        ticket=ticket, by=by, reason=reason, words=words, evidence=evidence, at=at
    )
    add_step(ticket, What.ASKED, at, actor=by)
    _file(ticket, asked)
    _say_we_are_here(asked, held.pk, by)
    _record(ticket, by, at, is_again=False)
    ticket.refresh_from_db()
    return ticket


def _say_we_are_here(asked: Invitation, conversation_id: int, by: User) -> None:
    text = _("{name} asked our office into this conversation.").format(name=by.first_name)
    asked.seq = conversations.post_card(
        conversation_id, card="office_in", card_id=asked.pk, sender_id=by.pk, text=text, is_ours=True
    )
    asked.save(update_fields=["seq"])


def _file(ticket: Ticket, asked: Invitation) -> None:
    """As its reason says; an agent may say otherwise."""
    reason, words = Reason(asked.reason), asked.get_reason_display()
    if reason in FILED_UNDER:
        sort(ticket, FILED_UNDER[reason], by=None, note=words)
    if reason in RANKED:
        rank(ticket, RANKED[reason], by=None, reason=words)


@transaction.atomic
def ask_again(thread: Conversation, *, by: User, at: datetime) -> Ticket:
    """Open the solved ticket again, while our office is still there. Safe to repeat.

    Raises Refused for anybody but the buyer and the seller, and once our office has left.
    """
    held, last = _locked(thread), current_ticket(thread)
    if not is_side_of(held, by):
        raise Refused(_("Only the two of you can ask our office in."))
    if held.office_since is None or last is None:
        raise Refused(_("Our office has left this conversation. Ask it in again."))
    ticket = locked(last)
    if ticket.is_solved:
        done = last_step(ticket, What.SOLVED)
        conversations.reopen(held, by)
        add_step(ticket, What.ASKED, at, actor=by)
        _say_it_is_open(ticket, by)
        conversations.touch_card("office_done", done.pk if done else 0)
        _record(ticket, by, at, is_again=True)
    return ticket


def _say_it_is_open(ticket: Ticket, by: User) -> None:
    step = last_step(ticket, What.ASKED)
    text = _("{name} asked our office to look again.").format(name=by.first_name)
    if step:
        conversations.post_card(
            ticket.conversation_id,
            card="office_again",
            card_id=step.pk,
            sender_id=by.pk,
            text=text,
            is_ours=True,
        )


def _locked(thread: Conversation) -> Conversation:
    return (
        Conversation.objects.select_for_update(no_key=True, of=("self",))
        .select_related("listing__category")
        .get(pk=thread.pk)
    )


def _record(ticket: Ticket, by: User, at: datetime, *, is_again: bool) -> None:
    events.record(
        OfficeAskedIn(
            actor_id=by.pk,
            ticket_id=ticket.pk,
            conversation_id=ticket.conversation_id,
            is_again=is_again,
            occurred_at=at,
        )
    )
