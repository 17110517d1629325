"""Files for messages: taken in, taken back, swept away."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.actions.bytes import delete_files, store
from saypro.conversations.events import AttachmentAdded, AttachmentRemoved
from saypro.conversations.looking import look, read
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.refusals import FileRefused, Refused
from saypro.events import actions as events
from saypro.kit.filenames import clean_filename
from saypro.kit.storage import NoRoom
from saypro.kit.throttle import allow

ORPHANS_KEPT = timedelta(hours=24)
QUARANTINE = timedelta(days=30)
QUOTA_DAYS = 30
HOUR_S = 3600


def attach(
    person: User,
    conversation: Conversation,
    upload: IO[bytes],
    *,
    name: str,
    client_id: UUID,
    at: datetime | None = None,
) -> Attachment:
    """Keep a file for a message this person is writing in this thread; a job checks it.

    Safe to repeat: the same `client_id` answers with the first file. Raises FileRefused with a sentence for
    what cannot be sent, one too many this hour, more than fits, and when there is no room on the disk.
    """
    if earlier := uploaded(person, client_id):
        return earlier
    at = at or timezone.now()
    require_pace(person, at)
    data = read(upload)
    seen = look(data)
    attachment = Attachment(
        uploader=person,
        conversation=conversation,
        client_id=client_id,
        kind=seen.kind,
        extension=seen.extension,
        name=clean_filename(name, seen.extension),
        size=len(data),
        width=seen.width,
        height=seen.height,
        uploaded_at=at,
    )
    return keep(attachment, data, person)


def require_pace(person: User, at: datetime) -> None:
    limit = settings.UPLOADS_PER_HOUR
    if wait_s := allow(f"files:{person.pk}", limit, HOUR_S, at):
        words = _("That is %(limit)d files in an hour. Wait %(minutes)d minutes and attach the rest.")
        raise FileRefused(words % {"limit": limit, "minutes": ceil(wait_s / 60)})


def keep(attachment: Attachment, data: bytes, person: User) -> Attachment:
    """File first, row second: a row without its file would be a promise nobody can keep."""
    require_room(attachment, person)
    try:
        store(attachment.path(), data)
    except NoRoom as full:
        raise FileRefused(_("We have no room for the file just now. Try again in a while.")) from full
    try:
        kept = enter(attachment, person)
    except BaseException:
        delete_files(attachment)
        raise
    if kept is not attachment:
        delete_files(attachment)
    return kept


@transaction.atomic
def enter(attachment: Attachment, person: User) -> Attachment:
    """The row, or that of the same upload come twice; two at once are judged one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if earlier := uploaded(person, attachment.client_id):
        return earlier
    require_room(attachment, person)
    attachment.save(force_insert=True)
    events.record(AttachmentAdded(actor_id=person.pk, attachment_id=attachment.pk))
    return attachment


def uploaded(person: User, client_id: UUID) -> Attachment | None:
    return Attachment.objects.filter(uploader=person, client_id=client_id).first()


def require_room(attachment: Attachment, person: User) -> None:
    since = attachment.uploaded_at - timedelta(days=QUOTA_DAYS)
    mine = Attachment.objects.filter(uploader=person, uploaded_at__gt=since)
    used = mine.aggregate(bytes=Sum("size"))["bytes"] or 0
    if used + attachment.size > settings.FILES_QUOTA_MB * 1024 * 1024:
        words = _("Your files of the last 30 days come to %(quota)d MB, which is all there is room for.")
        raise FileRefused(words % {"quota": settings.FILES_QUOTA_MB})


@transaction.atomic
def take_back(attachment: Attachment) -> None:
    """Remove a file that was not sent yet. Raises Refused(`no_file`) once a message has taken it in."""
    unsent = Attachment.objects.unsent().select_for_update().filter(pk=attachment.pk).first()
    if unsent is None:
        raise Refused("no_file")
    remove([unsent])


@transaction.atomic
def sweep_attachments(at: datetime) -> int:
    """Remove what was uploaded more than a day before `at` and never sent; how many.

    What a scanner found a month ago leaves the quarantine.
    """
    for infected in Attachment.objects.filter(
        state=Attachment.State.INFECTED, uploaded_at__lt=at - QUARANTINE
    ).exclude(key=""):
        transaction.on_commit(partial(default_storage.delete, infected.path()))
        Attachment.objects.filter(pk=infected.pk).update(key="")
    old = Attachment.objects.unsent().filter(uploaded_at__lt=at - ORPHANS_KEPT)
    return remove(old.select_for_update(skip_locked=True))


def give_back(message: Message) -> None:
    """Have the files of a message that was taken back wait to be sent once more."""
    Attachment.objects.of(message).update(seq=None, position=0)


def remove_all_of(message: Message) -> None:
    """A deleted message leaves no files."""
    remove(Attachment.objects.of(message))


def remove(attachments: Iterable[Attachment]) -> int:
    gone = list(attachments)
    Attachment.objects.filter(pk__in=[attachment.pk for attachment in gone]).delete()
    for attachment in gone:
        events.record(AttachmentRemoved(actor_id=attachment.uploader_id, attachment_id=attachment.pk))
        transaction.on_commit(partial(delete_files, attachment))
    return len(gone)
