"""What becomes of calls that come in: who called, and the ticket of a call that nobody took."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.conversations.actions import Post, Posted, post_messages, start_support
from saypro.conversations.models import Message
from saypro.events.actions import record
from saypro.helpdesk.actions.contacts import contact_by_phone
from saypro.helpdesk.actions.following import follow_message
from saypro.helpdesk.actions.tickets import sort
from saypro.helpdesk.events import CallCame
from saypro.helpdesk.mail.marks import OURS
from saypro.helpdesk.models import Call
from saypro.helpdesk.phone.numbers import e164, readable
from saypro.helpdesk.queries import current_ticket
from saypro.notifications.queries import owner_of_number

FETCH_RECORDING = "helpdesk.fetch_recording"
Outcome = Call.Outcome


@transaction.atomic
def begin_call(sid: str, number: str, *, at: datetime) -> Call:
    """Somebody calls us. Safe to repeat: a call has one `sid`."""
    defaults = {"number": e164(number), "direction": "in", "outcome": Outcome.RINGING, "at": at}
    call, is_new = Call.objects.get_or_create(sid=sid, defaults=defaults)
    if is_new:
        record(CallCame(call_id=call.pk))
    return call


@transaction.atomic
def choose_category(sid: str, category: str) -> None:
    """What the caller pressed; a call we never heard of has no menu."""
    Call.objects.filter(sid=sid).update(category=category)


@transaction.atomic
def end_call(sid: str, *, is_reached: bool, length_s: int) -> Call | None:
    """The call is over. What nobody took becomes a ticket. Safe to repeat, in any order."""
    call = Call.objects.select_for_update().filter(sid=sid).first()
    if call is None:
        return None
    call.length_s = max(call.length_s, min(length_s, 24 * 3600))
    if call.outcome == Outcome.RINGING:
        call.outcome = Outcome.REACHED if is_reached else Outcome.MISSED
    call.save(update_fields=["length_s", "outcome"])
    if call.outcome == Outcome.MISSED:
        make_ticket_of(call)
    return call


@transaction.atomic
def keep_voicemail(sid: str, url: str, *, length_s: int) -> Call | None:
    """The caller left words at `url`: a ticket, and a job that fetches them. Safe to repeat, in any order."""
    call = Call.objects.select_for_update().filter(sid=sid).first()
    if call is None or call.recording_url:
        return call
    call.outcome, call.recording_url = Outcome.VOICEMAIL, url[:500]
    call.length_s = max(call.length_s, min(length_s, 24 * 3600))
    call.save(update_fields=["outcome", "recording_url", "length_s"])
    make_ticket_of(call)
    app.configure_task(FETCH_RECORDING).defer(call_id=call.pk)
    return call


def make_ticket_of(call: Call) -> None:
    """The locked call as a matter in a thread of its caller, filed as they chose."""
    if call.person is None or call.conversation is None:
        call.person = caller(call)
        call.conversation = start_support(member=call.person, subject=_("Call to our office"))
        call.save(update_fields=["person", "conversation"])
    post = Post(call.conversation.ref, call.person.pk, call_mark(call.sid, call.outcome), words(call))
    [outcome] = post_messages([post])
    if isinstance(outcome, Posted):
        follow_message(call.conversation, Message.objects.get(pk=outcome.message_id))
    ticket = current_ticket(call.conversation)
    if ticket and call.category and not ticket.category:
        sort(ticket, call.category, by=None, note=_("chosen on the phone"))


def caller(call: Call) -> User:
    """The member who proved this number, else a contact; a number can be forged, so it opens nothing."""
    known = owner_of_number(call.number) if call.number else None
    if known and known.is_active and not known.is_office:
        return known
    shown = readable(call.number) if call.number else _("Unknown caller")
    return contact_by_phone(call.number, name=shown, at=call.at).person


def words(call: Call) -> str:
    shown = readable(call.number) if call.number else _("a withheld number")
    if call.outcome == Outcome.VOICEMAIL:
        return _("Voicemail of {length} from {number}.").format(length=call.minutes, number=shown)
    return _("Missed call from {number}.").format(number=shown)


def call_mark(sid: str, outcome: str) -> UUID:
    return uuid5(OURS, f"call {sid} {outcome}")
