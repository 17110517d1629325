"""What agents decide about mail that was held or parked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from saypro.accounts.models import Role, User
from saypro.conversations.actions import start_support
from saypro.events.actions import record
from saypro.helpdesk.actions.contacts import contact_by_mail
from saypro.helpdesk.actions.inbound import TAKE_IN
from saypro.helpdesk.actions.placing import is_answerable, subject
from saypro.helpdesk.events import HeldMailDecided
from saypro.helpdesk.mail import Letter, read
from saypro.helpdesk.mail.verdicts import trusted_host
from saypro.helpdesk.models import InboundMail
from saypro.helpdesk.models.inbound import State
from saypro.helpdesk.refusals import Refused

OPEN = (State.HELD, State.PARKED, State.DISCARDED)
LONGEST_REASON = 200


@transaction.atomic
def make_ticket(mail: InboundMail, *, by: User, at: datetime) -> InboundMail:
    """A new ticket of whoever the mail says it is from, as of somebody without an account. Raises Refused."""
    held = undecided(mail)
    letter = readable(held)
    if not is_answerable(letter.sender.address):
        raise Refused(_("It names no address that can be answered. Give it to a member, or discard it."))
    contact = contact_by_mail(letter.sender.address, name=letter.sender.name, at=at)
    return place_into(held, contact.person, letter, by=by, at=at)


@transaction.atomic
def give_to_member(mail: InboundMail, address: str, *, by: User, at: datetime) -> InboundMail:
    """A new ticket of the member with this e-mail address: the agent vouches for them. Raises Refused."""
    held = undecided(mail)
    letter = readable(held)
    members = User.objects.filter(role=Role.MEMBER, is_active=True)
    member = members.filter(email__iexact=address.strip()).first()
    if member is None:
        raise Refused(_("No member has this e-mail address. Look it up, and try again."))
    return place_into(held, member, letter, by=by, at=at)


@transaction.atomic
def discard_mail(mail: InboundMail, reason: str, *, by: User, at: datetime) -> InboundMail:
    """Nothing comes of it; the original is kept. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say in a few words why."))
    held = undecided(mail)
    held.why = reason.strip()[:LONGEST_REASON]
    return decided(held, State.DISCARDED, by=by, at=at)


@transaction.atomic
def try_again(mail: InboundMail, *, by: User, at: datetime) -> InboundMail:
    """Take it in once more, as when what was in the way is gone. Raises Refused for one that was decided."""
    held = undecided(mail)
    held.why = ""
    return queued(decided(held, State.WAITING, by=by, at=at))


def place_into(held: InboundMail, person: User, letter: Letter, *, by: User, at: datetime) -> InboundMail:
    held.person = person
    held.conversation = start_support(member=person, subject=subject(letter))
    held.why = ""
    return queued(decided(held, State.WAITING, by=by, at=at))


def decided(held: InboundMail, state: State, *, by: User, at: datetime) -> InboundMail:
    held.state, held.decided_by, held.decided_at = state, by, at
    held.save(update_fields=["state", "why", "person", "conversation", "decided_by", "decided_at"])
    record(HeldMailDecided(actor_id=by.pk, mail_id=held.pk, became=state))
    return held


def queued(held: InboundMail) -> InboundMail:
    app.configure_task(TAKE_IN).defer(mail_id=held.pk)
    return held


def undecided(mail: InboundMail) -> InboundMail:
    """The mail as it is now, held until the transaction ends. Raises Refused once it has a thread."""
    held = InboundMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    is_stuck = held.state == State.WAITING and held.conversation_id is None
    if held.state not in OPEN and not is_stuck:
        raise Refused(_("Somebody has decided about this mail already."))
    return held


def readable(mail: InboundMail) -> Letter:
    letter = read(bytes(mail.raw), trusted_host=trusted_host(mail.door))
    if letter.fault:
        raise Refused(_("This mail cannot be read. Try again, or discard it."))
    return letter
