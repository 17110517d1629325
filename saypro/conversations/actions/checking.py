"""Files are looked at before anybody else may open them: scanned, and photos made anew."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from saypro.conversations.actions.bytes import delete_files, move, store
from saypro.conversations.actions.touching import locked, touch_messages
from saypro.conversations.events import AttachmentChecked, AttachmentQuarantined, AttachmentRefused
from saypro.conversations.models import Attachment
from saypro.conversations.models.attachment import ENCODINGS, PHOTO_SIZES
from saypro.events import actions as events
from saypro.events.facts import Fact
from saypro.kit.clamd import ScannerUnavailable, scan

State = Attachment.State
UNCHECKED = (State.WAITING, State.DELAYED)
MOST_TRIES = 3
MOST_FORGOTTEN = 500
FORGOTTEN = timedelta(minutes=15)


def check_attachment(pk: int) -> None:
    """Let the file be opened, or say why not; every screen that shows it is drawn again.

    Safe to repeat, also after a kill in the middle. Raises ScannerUnavailable while there is no verdict; the
    file stays locked, and says so. Nothing is locked in the database while it works.
    """
    attachment = Attachment.objects.filter(pk=pk, state__in=UNCHECKED).first()
    if attachment is None:
        return
    try:
        virus = virus_in(attachment)
    except ScannerUnavailable:
        finish(attachment, state=State.DELAYED)
        raise
    except FileNotFoundError:
        finish(attachment, state=State.REFUSED, reason=_("The file got lost. Send it again."))
        return
    if virus:
        quarantine(attachment, virus)
    else:
        finish(attachment, scanned_at=timezone.now() if settings.CLAMD_URL else None, **opened(attachment))


def virus_in(attachment: Attachment) -> str:
    """The virus's name, "" for none or where no scanner is set. Raises ScannerUnavailable."""
    with default_storage.open(attachment.path()) as file:
        return scan(settings.CLAMD_URL, file.chunks()) if settings.CLAMD_URL else ""


def quarantine(attachment: Attachment, virus: str) -> None:
    before = attachment.path()
    attachment.state = State.INFECTED
    move(before, attachment.path())
    finish(attachment, virus=virus, state=State.INFECTED, scanned_at=timezone.now())
    default_storage.delete(before)


def opened(attachment: Attachment) -> dict[str, Any]:
    """What the row says from now on; a photo's files are written."""
    if not attachment.is_photo:
        return {"state": State.READY}
    if attachment.tries >= MOST_TRIES:  # whatever opened it before did not live to tell
        return {"state": State.REFUSED, "reason": _("The picture cannot be opened.")}
    Attachment.objects.filter(pk=attachment.pk).update(tries=F("tries") + 1)
    return prepared(attachment)


def prepared(attachment: Attachment) -> dict[str, Any]:
    from saypro.kit import pictures  # its decoders are needed in the worker alone

    try:
        with default_storage.open(attachment.path()) as file:
            image = pictures.open_picture(file)
    except pictures.PictureRefused as refusal:
        return {"state": State.REFUSED, "reason": refusal.sentence}
    for (width, kind), data in pictures.renditions(image, PHOTO_SIZES, ENCODINGS).items():
        store(attachment.path(f"{width}.{kind}"), data)
    return {"state": State.READY, "width": image.width, "height": image.height}


@transaction.atomic
def finish(attachment: Attachment, *, virus: str = "", **outcome: Any) -> None:
    """Write it down and show it. The thread is locked before its files, as everywhere."""
    locked(attachment.conversation_id)
    unchecked = Attachment.objects.filter(pk=attachment.pk, state__in=UNCHECKED)
    if not unchecked.exclude(state=outcome["state"]).update(**outcome):
        forget(attachment)
        return
    if fact := fact_of(attachment, outcome["state"], virus):
        events.record(fact)
    if attachment.is_photo and outcome["state"] in (State.READY, State.REFUSED):
        transaction.on_commit(partial(default_storage.delete, attachment.path()))
    seq = Attachment.objects.values_list("seq", flat=True).get(pk=attachment.pk)
    touch_messages(attachment.conversation_id, [seq] if seq else [])


def forget(attachment: Attachment) -> None:
    """Nothing to say: it was said before, or the file was taken back while we looked at it."""
    if not Attachment.objects.filter(pk=attachment.pk).exists():
        transaction.on_commit(partial(delete_files, attachment))


def fact_of(attachment: Attachment, state: str, virus: str) -> Fact | None:
    who, pk = attachment.uploader_id, attachment.pk
    if state == State.INFECTED:
        return AttachmentQuarantined(actor_id=who, attachment_id=pk, virus=virus)
    if state == State.DELAYED:
        return None
    return (AttachmentChecked if state == State.READY else AttachmentRefused)(actor_id=who, attachment_id=pk)


def forgotten(at: datetime) -> list[int]:
    """Files whose check should be long over: their job was lost, or gave the scanner up."""
    late = Attachment.objects.filter(state__in=UNCHECKED, uploaded_at__lt=at - FORGOTTEN)
    return list(late.order_by("uploaded_at").values_list("pk", flat=True)[:MOST_FORGOTTEN])
