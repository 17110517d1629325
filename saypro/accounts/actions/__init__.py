"""What people do, and what is done about them."""

from datetime import datetime
from typing import IO

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from saypro.accounts import photos
from saypro.accounts.events import (
    AccountMarked,
    GuardChanged,
    MemberJoined,
    PasswordChanged,
    PersonCameBack,
    PersonSignedOut,
    PersonWentAway,
    PlanChanged,
    ProfileChanged,
    RoleChanged,
    SessionEnded,
    SignedInAnew,
)
from saypro.accounts.models import Audience, AwayPeriod, Role, User
from saypro.events.actions import record
from saypro.kit import zones
from saypro.kit.refs import new_handle
from saypro.realtime import actions as realtime


class LastAdministrator(Exception):
    """The house must keep one administrator; `sentence` says so."""

    def __init__(self) -> None:
        self.sentence = _("This is the only administrator. Make somebody else one first.")
        super().__init__(self.sentence)


@transaction.atomic
def join(person: User, *, name: str, email: str, password: str) -> User:
    """Keep a new person whose address is not proved yet; nothing is announced before it is."""
    person.name, person.email = name, email
    person.set_password(password)
    person.save()
    return person


@transaction.atomic
def rehearse_joining(*, name: str, password: str) -> None:
    """All the work of `join`, undone at once, so that an answer about a known address takes as long."""
    email = f"{new_handle()}@example.invalid"
    person = join(User(), name=name, email=email, password=password)
    EmailAddress.objects.create(user=person, email=email, primary=True)
    transaction.set_rollback(True)


@transaction.atomic
def welcome(person: User) -> None:
    """The person proved their address and came in for the first time."""
    record(MemberJoined(actor_id=person.pk, person_id=person.pk))


@transaction.atomic
def forget_unproved(email: str) -> None:
    """Drop accounts at this address that nobody ever proved or signed in to.

    Otherwise somebody could sign up with another's address and wait, with a password and a name of their own,
    for the owner to prove it.
    """
    never_in = User.objects.select_for_update().filter(email__iexact=email, last_login=None, role=Role.MEMBER)
    never_in.exclude(emailaddress__verified=True).filter(emailaddress__isnull=False).delete()


def sign_in(request: HttpRequest, person: User) -> None:
    """Open a session for this person without a proof: for the demo's doors, never for a form of sign-in."""
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    UserSession.objects.create_from_request(request)


@transaction.atomic
def change_password(person: User, password: str) -> None:
    """Every session that was opened with the old password dies with it."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(PasswordChanged(actor_id=person.pk, person_id=person.pk))


def make_contact(name: str) -> User:
    """A place for somebody who writes to the office without an account.

    Nobody can ever sign in as them, no mail goes to this address, and whoever has one may still sign up
    with their own.
    """
    handle = new_handle()
    contact = User(
        email=f"{handle}@contact.invalid",
        name=name,
        handle=handle,
        role=Role.CONTACT,
        is_active=False,
        audience=Audience.NOBODY,
        is_searchable=False,
        shows_reading=False,
        shows_presence=False,
    )
    contact.set_unusable_password()
    contact.save()
    return contact


@transaction.atomic
def change_profile(person: User, **changes: str | bool) -> User:
    """Set the given fields; says nothing when none of them differs."""
    changed = [field for field, value in changes.items() if getattr(person, field) != value]
    if changed:
        for field in changed:
            setattr(person, field, changes[field])
        person.save(update_fields=changed)
        record(ProfileChanged(actor_id=person.pk, person_id=person.pk, fields=changed))
    return person


def keep_time_zone(person: User, name: str) -> bool:
    """Take the browser's word for the person's clock, once: False when they have one, or it is none."""
    unsaid = User.objects.filter(pk=person.pk, time_zone="")
    return name in zones.names() and bool(unsaid.update(time_zone=name))


@transaction.atomic
def change_messaging(person: User, *, shows_reading: bool, shows_presence: bool) -> None:
    """What the person tells and sees of reading and being here. Holds at once; safe to repeat."""
    before = person.shows_presence
    change_profile(person, shows_reading=shows_reading, shows_presence=shows_presence)
    if shows_presence != before:
        realtime.renew(person.pk)


@transaction.atomic
def go_away(person: User, *, until: datetime | None, note: str, at: datetime) -> AwayPeriod:
    """The person does not answer from now on; who is away already changes the end and the note."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    period = AwayPeriod.objects.at(at).filter(person=person).first() or AwayPeriod(person=person, since=at)
    period.until, period.note = until, note
    period.save()
    end = until.isoformat() if until else None
    record(PersonWentAway(actor_id=person.pk, person_id=person.pk, until=end, occurred_at=at))
    return period


@transaction.atomic
def come_back(person: User, *, at: datetime) -> None:
    """The person answers again. Safe to repeat."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if AwayPeriod.objects.at(at).filter(person=person).update(until=at):
        record(PersonCameBack(actor_id=person.pk, person_id=person.pk, occurred_at=at))


def change_photo(person: User, upload: bytes | IO[bytes]) -> None:
    """Show this picture instead of the one before. Raises PictureRefused."""
    keep_photo(person, photos.store(upload))


def remove_photo(person: User) -> None:
    keep_photo(person, "")


def keep_photo(person: User, key: str) -> None:
    before = person.photo
    change_profile(person, photo=key)
    if before != key:
        transaction.on_commit(lambda: photos.remove(before))


@transaction.atomic
def change_role(person: User, *, role: Role, by: User | None) -> User:
    """Give the person another role; `by` None is the house itself.

    Their sessions end, so that a session taken from a member never becomes one of the office's, and their
    sockets hear nothing from that moment.
    Safe to repeat. Raises LastAdministrator rather than leave the house without one.
    """
    admins = list(User.objects.select_for_update().filter(role=Role.ADMIN, is_active=True).order_by("pk"))
    person = User.objects.select_for_update().get(pk=person.pk)
    was = person.role
    if was == role:
        return person
    if was == Role.ADMIN and [admin.pk for admin in admins] == [person.pk]:
        raise LastAdministrator
    person.role = role
    person.save(update_fields=["role"])
    record(RoleChanged(actor_id=by.pk if by else None, person_id=person.pk, was=was, became=role))
    realtime.cut_off(person.pk)
    return person


@transaction.atomic
def mark_as_test(person: User, *, is_test: bool, by: User) -> User:
    """Leave the account out of all figures, also of the past, or count it again. Safe to repeat."""
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if held.is_test != is_test:
        held.is_test = is_test
        held.save(update_fields=["is_test"])
        record(AccountMarked(actor_id=by.pk, person_id=held.pk, is_test=is_test))
    return held


@transaction.atomic
def change_plan(person: User, *, until: datetime | None, by: User) -> User:
    """Give the member the premium plan until then, or the free one with None. Safe to repeat."""
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if held.premium_until != until:
        held.premium_until = until
        held.save(update_fields=["premium_until"])
        end = until.isoformat() if until else None
        record(PlanChanged(actor_id=by.pk, person_id=held.pk, until=end))
    return held


@transaction.atomic
def note_new_device(person: User, browser: str) -> None:
    """The person signed in where nobody has seen them before."""
    record(SignedInAnew(actor_id=person.pk, person_id=person.pk, browser=browser))


@transaction.atomic
def note_signing_out(person: User) -> None:
    record(PersonSignedOut(actor_id=person.pk, person_id=person.pk))


@transaction.atomic
def note_guard(person: User, what: str) -> None:
    """Something that guards the account was changed by the library of sign-in."""
    record(GuardChanged(actor_id=person.pk, person_id=person.pk, what=what))


@transaction.atomic
def end_session(session: UserSession) -> None:
    """Sign that device out at its next request."""
    record(SessionEnded(actor_id=session.user_id, person_id=session.user_id))
    session.end()


def add_address(person: User, email: str) -> None:
    """A proved address for a person made by hand, not by sign-up."""
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
