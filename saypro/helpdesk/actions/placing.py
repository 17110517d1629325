"""Where a mail belongs, and whether its sender is believed."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from saypro.accounts.models import OFFICE_ROLES, Role, User
from saypro.conversations.actions import start_support
from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.actions.contacts import contact_by_mail
from saypro.helpdesk.mail import Letter
from saypro.helpdesk.mail.keys import by_address, claim, is_our_own
from saypro.helpdesk.models import Contact, Ticket
from saypro.helpdesk.models.inbound import State
from saypro.kit.throttle import allow
from saypro.notifications.actions import record_bounce
from saypro.notifications.queries import root_of, thread_and_person

PER_HOUR = 30
HOUR_S = 3600
CROWD = "new-contacts"
THREADS = 20
"""Support threads of one member among which an answer is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    person: User
    thread: Conversation


class NotPosted(Exception):
    """The mail goes into no thread: what it is instead, and why; `brake` names what came too fast."""

    def __init__(self, state: State, why: str, brake: str = "") -> None:
        super().__init__(why)
        self.state, self.why, self.brake = state, why, brake


def place_of(letter: Letter, *, at: datetime) -> Place:
    """The thread that the letter goes into, begun where the sender brings a new matter. Raises NotPosted.

    A key tells the thread, and its owner must be the sender. Without a key only a member whose address was
    proved by us and by the mail's own server is believed; a number in the subject tells nothing. Everybody
    else is a contact, whatever member they say they are.
    """
    set_aside(letter, at=at)
    if place := by_key(letter) or by_claim(letter):
        return place
    member = member_at(letter.sender.address) if letter.is_verified else None
    person = member or stranger(letter, at=at)
    return Place(person, answered(letter, person) or start_support(member=person, subject=subject(letter)))


def set_aside(letter: Letter, *, at: datetime) -> None:
    """Raises NotPosted for what no person wrote to us, and for more of it than anybody writes.

    A bounce counts only for a mail of ours that it names by its Message-ID: anybody can make up the others.
    """
    if letter.fault:
        raise NotPosted(State.PARKED, letter.fault)
    if letter.bounce:
        back = letter.bounce
        record_bounce(kind=back.kind, at=at, message_id=back.message_id, why=back.why)
        raise NotPosted(State.RETURNED, back.why or back.kind)
    if is_our_own(letter):
        raise NotPosted(State.AUTOMATIC, _("It is one of our own."))
    if letter.is_automatic:
        raise NotPosted(State.AUTOMATIC, letter.automatic)
    sender = sha256(letter.sender.address.lower().encode()).hexdigest()
    brake = f"mail-from:{sender}"
    if allow(brake, PER_HOUR, HOUR_S, at) is not None:
        raise NotPosted(State.HELD, _("More mails in an hour than we take from one sender."), brake)


def by_key(letter: Letter) -> Place | None:
    """The thread whose address for answering the letter was sent to; None without one."""
    keys = (thread_and_person(party.address) for party in letter.recipients)
    if (key := next((each for each in keys if each), None)) is None:
        return None
    thread = Conversation.objects.filter(pk=key[0]).first()
    person = User.objects.filter(pk=key[1], is_active=True).first()
    if not (thread and person):
        raise NotPosted(State.HELD, _("The conversation or the member is gone."))
    if person.email.lower() != letter.sender.address.lower():
        raise NotPosted(State.HELD, _("It was sent from another address than the member's."))
    if person.is_office and not letter.is_verified:
        raise NotPosted(State.HELD, _("The sender could not be verified."))
    return Place(person, thread)


def by_claim(letter: Letter) -> Place | None:
    """The thread of the ticket whose key the letter bears; None without one.

    Whoever was not given the key is held where they wrote to its address, and begins anew where they only
    name a mail of ours: that is passed on from hand to hand.
    """
    key = claim(letter)
    person_id = now_held_by(key.person_id) if key else 0
    ticket = Ticket.objects.select_related("conversation").filter(pk=key.ticket_id).first() if key else None
    seats = Participant.objects.filter(part=Participant.Part.MEMBER, left_at=None).select_related("person")
    if key is None or ticket is None:
        return None
    seat = seats.filter(conversation=ticket.conversation, person=person_id).first()
    is_to_key = any(by_address(party.address) for party in letter.recipients)
    is_theirs = seat is not None and address_of(seat.person).lower() == letter.sender.address.lower()
    if is_to_key and not is_theirs:
        raise NotPosted(State.HELD, _("It was sent from another address than the member's."))
    if seat is None or not is_theirs or not (is_to_key or letter.is_verified or is_contact(seat.person)):
        return None
    return Place(seat.person, ticket.conversation)


def now_held_by(person_id: int) -> int:
    """The member a contact has become, whom their keys let in; anybody else is themselves."""
    became = Contact.objects.filter(person=person_id, member__isnull=False)
    return became.values_list("member", flat=True).first() or person_id


def address_of(person: User) -> str:
    contact = Contact.objects.filter(person=person).first()
    return contact.address if contact else person.email


def is_contact(person: User) -> bool:
    return person.role == Role.CONTACT


def stranger(letter: Letter, *, at: datetime) -> User:
    """Who wrote without an account, or without proof of having one: met now if never before.

    Raises NotPosted for who says to be of the office, who cannot be answered, and for a flood of new ones.
    """
    address = letter.sender.address
    if User.objects.filter(email__iexact=address, role__in=OFFICE_ROLES).exists():
        raise NotPosted(State.HELD, _("It says to be from our office. We do not write to ourselves by mail."))
    if not is_answerable(address):
        raise NotPosted(State.HELD, _("It names no address that can be answered."))
    if not Contact.objects.filter(way=Contact.Way.MAIL, address__iexact=address).exists():
        require_few(at)
    return contact_by_mail(address, name=letter.sender.name, at=at).person


def is_answerable(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254


def require_few(at: datetime) -> None:
    """Raises NotPosted when more new people write within an hour than ever do."""
    if allow(CROWD, settings.NEW_CONTACTS, HOUR_S, at) is not None:
        raise NotPosted(
            State.HELD, _("More new people wrote in an hour than we take in by ourselves."), CROWD
        )


def member_at(address: str) -> User | None:
    """The member who proved that this address is theirs; the office does not write to itself by mail."""
    known = User.objects.filter(
        email__iexact=address,
        emailaddress__email__iexact=address,
        emailaddress__verified=True,
        is_active=True,
    ).first()
    return known if known and not known.is_office else None


def answered(letter: Letter, person: User) -> Conversation | None:
    """The member's support thread whose mails this one answers, by the keyed mark they all refer to."""
    told = {*letter.in_reply_to, *letter.references}
    mine = Conversation.objects.filter(
        kind=Conversation.Kind.SUPPORT, participants__person=person, participants__left_at=None
    )
    return next(
        (each for each in mine.order_by("-pk")[:THREADS] if root_of(each.pk, person.pk) in told), None
    )


def subject(letter: Letter) -> str:
    return letter.subject[:120] or _("Mail without a subject")
