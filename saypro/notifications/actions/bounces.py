"""Mail that came back, and addresses that get none until somebody says they work."""

from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events.actions import record
from saypro.kit.letters import Letter, Link
from saypro.notifications.actions.mails import send_mail
from saypro.notifications.events import AddressConfirmed, AddressPaused
from saypro.notifications.models import Address, Mail
from saypro.notifications.proving import proof_url

MOST = 3
FORGOTTEN = timedelta(days=90)
Bounce = Literal["hard", "soft", "complaint"]


@transaction.atomic
def record_bounce(
    *, kind: Bounce, at: datetime, message_id: str = "", address: str = "", why: str = ""
) -> Address | None:
    """A mail of ours came back, or was refused: known by its Message-ID, or else by the address it went to.

    The third hard bounce within 90 days pauses the address, and so does the first complaint. Counts each mail
    once, so it may be repeated. None for mails that are not ours.
    """
    mail = Mail.objects.select_for_update().filter(message_id=message_id).first() if message_id else None
    if mail and mail.bounced_at:
        return Address.objects.filter(address=mail.to.lower()).first()
    if mail:
        Mail.objects.filter(pk=mail.pk).update(bounced_at=at)
    to = (mail.to if mail else address).lower()
    return count(to, kind, at, why) if to and kind != "soft" else None


def count(to: str, kind: Bounce, at: datetime, why: str) -> Address:
    Address.objects.bulk_create([Address(address=to)], ignore_conflicts=True)
    known = Address.objects.select_for_update().get(address=to)
    if known.last_bounce_at and known.last_bounce_at < at - FORGOTTEN:
        known.hard_bounces = 0
    known.hard_bounces += 1
    known.last_bounce_at, known.last_words = at, why[:300]
    is_over = known.hard_bounces >= MOST or kind == "complaint"
    if is_over and known.paused_at is None:
        known.paused_at = at
        record(AddressPaused(person_id=person_at(to), because=kind))
    known.save()
    return known


def person_at(address: str) -> int | None:
    return User.objects.filter(email__iexact=address).values_list("pk", flat=True).first()


@transaction.atomic
def confirm_address(person: User) -> None:
    """Mail reaches the person after all: send to their address again. Safe to repeat."""
    known = Address.objects.select_for_update().filter(address=person.email.lower(), paused_at__isnull=False)
    if known.update(paused_at=None, hard_bounces=0):
        record(AddressConfirmed(actor_id=person.pk, person_id=person.pk))


def send_proof(person: User) -> None:
    """A mail with the link that confirms the address, sent although it is paused."""
    letter = Letter(
        heading=_("Does mail reach you?"),
        preheader=_("Press the button, and we write to you again."),
        paragraphs=[_("Mail to this address came back to us. Press the button, and we write to you again.")],
        button=Link(_("Mail reaches me"), proof_url(person)),
        reason=_("You get this because you asked for it in your settings. The button works for a day."),
    )
    send_mail(to=person.email, subject=letter.heading, text=letter.text(), html=letter.html(), reason="proof")
