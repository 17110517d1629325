"""Keeping mail that comes in."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from procrastinate.contrib.django import app

from saypro.helpdesk.mail import Letter, read
from saypro.helpdesk.mail.verdicts import trusted_host
from saypro.helpdesk.models import InboundMail
from saypro.helpdesk.models.inbound import Door

TAKE_IN = "helpdesk.take_in_mail"


@transaction.atomic
def receive_mail(raw: bytes, *, at: datetime, door: Door = Door.SMTP) -> InboundMail:
    """Keep the original and the job that takes it in. Safe to repeat: a mail delivered again is the first."""
    letter = read(raw, trusted_host=trusted_host(door))
    mail, is_new = InboundMail.objects.get_or_create(
        message_id=letter.message_id,
        fingerprint=fingerprint(letter),
        defaults={
            "raw": raw,
            "sender": letter.sender.address,
            "subject": letter.subject[:300],
            "received_at": at,
            "door": door,
            "is_verified": letter.is_verified,
        },
    )
    if is_new:
        app.configure_task(TAKE_IN).defer(mail_id=mail.pk)
    return mail


def fingerprint(letter: Letter) -> str:
    """The same for every copy of a mail, whatever servers wrote above it on its way."""
    if letter.fault:
        return letter.digest
    said = [letter.sender.address, letter.subject, letter.text, letter.folded, letter.html]
    files = [sha256(each.data).hexdigest() for each in letter.enclosures]
    return sha256("\0".join([*said, *files]).encode()).hexdigest()
