"""Fetching mail from a mailbox: each mail and how far we have read are stored as one."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from saypro.helpdesk.actions.inbound import receive_mail
from saypro.helpdesk.mail.mailbox import Open, Place, Unreadable, opened
from saypro.helpdesk.models import Mailbox
from saypro.helpdesk.models.inbound import Door

MOST = 200
"""Mails of one run; the next begins where it ended."""


def fetch_mail(*, at: datetime) -> int:
    """Take what is new in the mailbox of `SAYPRO_IMAP`; returns how many mails. Safe to repeat, and to kill.

    A mail is stored in one transaction with its UID, so a run that dies loses none and doubles none. When the
    server gave new UIDs it is read from its beginning: mails we have are known by what they say. A mailbox
    that cannot be read keeps the reason, for the office to see.
    """
    if not settings.IMAP_URL:
        return 0
    place = Place.at(settings.IMAP_URL)
    mailbox, _is_new = Mailbox.objects.get_or_create(name=place.name)
    try:
        with opened(place) as box:
            taken = fetch_new(mailbox, box, at)
    except Unreadable as trouble:
        since = mailbox.failing_since or at
        Mailbox.objects.filter(pk=mailbox.pk).update(error=str(trouble), failing_since=since)
        return 0
    Mailbox.objects.filter(pk=mailbox.pk).update(error="", failing_since=None, read_at=at)
    return taken


def fetch_new(mailbox: Mailbox, box: Open, at: datetime) -> int:
    last = mailbox.last_uid if mailbox.uid_validity == box.uid_validity else 0
    uids = box.uids_after(last)[:MOST]
    for uid in uids:
        keep(mailbox, box.uid_validity, uid, box.mail(uid), at)
    return len(uids)


@transaction.atomic
def keep(mailbox: Mailbox, uid_validity: int, uid: int, raw: bytes | None, at: datetime) -> None:
    if raw is not None:
        receive_mail(raw, at=at, door=Door.IMAP)
    Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=uid_validity, last_uid=uid)
