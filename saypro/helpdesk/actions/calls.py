"""Calls that agents write down, and calls that members ask for."""

from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions import Post, post_messages, start_support
from saypro.conversations.actions import Refused as NotPosted
from saypro.conversations.models import Message
from saypro.events.actions import record
from saypro.helpdesk.actions.following import follow_message
from saypro.helpdesk.actions.steps import add_step, locked
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import CallBackAsked, CallBackEnded, CallLogged
from saypro.helpdesk.models import Call, CallBack, Ticket
from saypro.helpdesk.phone.numbers import e164, readable
from saypro.helpdesk.phone.windows import Window
from saypro.helpdesk.refusals import Refused
from saypro.kit.constraints import violated

LONGEST_S = 24 * 3600
LONGEST_NOTE, LONGEST_REASON = 1000, 500


@transaction.atomic
def log_call(
    ticket: Ticket,
    *,
    by: User,
    direction: Call.Direction,
    is_reached: bool,
    number: str,
    length_s: int,
    note: str,
    at: datetime,
) -> Call:
    """Write down a call about this ticket. Who was reached has been answered, and their call-back is over.

    Raises Refused for a number that is none, a length beyond a day, and a call without a note.
    """
    known = e164(number) if number.strip() else ""
    if number.strip() and not known:
        raise Refused(_("That is no number. Write it like 082 123 4567."))
    if not 0 <= length_s <= LONGEST_S:
        raise Refused(_("A call lasts between nothing and a day. Write its minutes as a number."))
    if not note.strip():
        raise Refused(_("Say in a few words what came of it."))
    held = locked(ticket)
    call = Call.objects.create(
        conversation_id=held.conversation_id,
        person_id=held.member_id,
        agent=by,
        number=known,
        direction=direction,
        outcome=Call.Outcome.REACHED if is_reached else Call.Outcome.MISSED,
        at=at,
        length_s=length_s if is_reached else 0,
        note=note.strip()[:LONGEST_NOTE],
    )
    if is_reached:
        add_step(held, What.ANSWERED, at, note=_("by phone"), actor=by)
        end_call_backs(held, by=by, at=at)
    record(CallLogged(actor_id=by.pk, call_id=call.pk, ticket_id=held.pk, outcome=call.outcome))
    return call


def end_call_backs(ticket: Ticket, *, by: User, at: datetime) -> None:
    """Whoever was reached need not be called again."""
    for wish in CallBack.objects.filter(conversation=ticket.conversation_id, ended_at=None):
        end(wish, by=by, at=at)


@transaction.atomic
def ask_for_call(person: User, *, number: str, window: Window | None, reason: str, at: datetime) -> CallBack:
    """A wish to be called, with a thread about it. Raises Refused where that is not possible."""
    known = e164(number)
    if not known:
        raise Refused(_("That is no number. Write it like 082 123 4567."))
    if window is None:
        raise Refused(_("We can no longer call then. Choose another time."))
    if not reason.strip():
        raise Refused(_("Say in a few words what it is about."))
    thread = start_support(member=person, subject=_("Please call me"))
    words = _("Please call me on {number}, {when}.").format(number=readable(known), when=window.words)
    body = f"{words}\n\n{reason.strip()[:LONGEST_REASON]}"
    [outcome] = post_messages([Post(thread.ref, person.pk, uuid4(), body)])
    if isinstance(outcome, NotPosted):
        raise Refused(outcome.message)
    follow_message(thread, Message.objects.get(pk=outcome.message_id))
    try:
        with transaction.atomic():
            wish = CallBack.objects.create(
                conversation=thread,
                person=person,
                number=known,
                reason=reason.strip()[:LONGEST_REASON],
                asked_at=at,
                starts_at=window.start,
                due_at=window.end,
            )
    except IntegrityError as error:
        if violated(error) != "one_open_call_back_a_person":
            raise
        raise Refused(_("You have asked us to call you already. We will, at the time you chose.")) from error
    record(CallBackAsked(actor_id=person.pk, call_back_id=wish.pk, due=window.end.isoformat()))
    return wish


@transaction.atomic
def drop_call_back(wish: CallBack, *, by: User, at: datetime) -> None:
    """It is no longer wanted, by the member or the office. Safe to repeat."""
    end(CallBack.objects.select_for_update().get(pk=wish.pk), by=by, at=at)


def end(wish: CallBack, *, by: User, at: datetime) -> None:
    if wish.ended_at is None:
        wish.ended_at = at
        wish.save(update_fields=["ended_at"])
        record(CallBackEnded(actor_id=by.pk, call_back_id=wish.pk))
