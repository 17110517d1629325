"""Photos: taken in, prepared by a job, put in order, swept away."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.kit import pictures
from saypro.kit.pictures import PictureRefused
from saypro.kit.refs import new_ref
from saypro.listings.events import PhotoAdded, PhotoPrepared, PhotoRefused, PhotoRemoved
from saypro.listings.models import PHOTO_SIZES, Listing, Photo
from saypro.listings.queries.photos import uploads_since
from saypro.listings.refusals import Refused

MAX_PHOTOS = 10
UPLOADS_PER_HOUR = 60
ORPHANS_KEPT = timedelta(hours=24)


def add_photo(owner: User, upload: "File[bytes]", *, at: datetime | None = None) -> Photo:
    """Take a picture in; a job prepares it.

    Raises Refused with a sentence for what is not a picture, too large, or one too many this hour.
    """
    if uploads_since(owner, (at or timezone.now()) - timedelta(hours=1)) >= UPLOADS_PER_HOUR:
        raise Refused(_("That is 60 photos in an hour. Wait a while and add the rest."))
    original = keep_original(upload)
    with transaction.atomic():
        photo = Photo.objects.create(owner=owner, original=original)
        events.record(PhotoAdded(actor_id=owner.pk, photo_id=photo.pk))
    return photo


def keep_original(upload: "File[bytes]") -> str:
    """Where the bytes lie until the job has seen them, under a name of our own. Raises Refused."""
    try:
        pictures.glance(data := pictures.bounded(upload))
    except PictureRefused as refusal:
        raise Refused(refusal.sentence) from refusal
    return default_storage.save(f"originals/{new_ref()}", ContentFile(data))


@transaction.atomic
def prepare_photo(photo_id: int) -> None:
    """Encode the picture in every size, upright and without what else the file held; then drop the original.

    Safe to repeat, also after a kill in the middle: files without a row are never served. Nothing is locked
    while it encodes, so that nobody who saves the ad has to wait.
    """
    photo = Photo.objects.filter(pk=photo_id, state=Photo.State.WAITING).first()
    if photo is None:
        return
    outcome = encoded(photo)
    if not finish(photo, outcome):
        transaction.on_commit(partial(delete_files, Photo(key=outcome.get("key", ""))))
    transaction.on_commit(partial(default_storage.delete, photo.original))


def encoded(photo: Photo) -> dict[str, Any]:
    """What the row says from now on; the files are written."""
    try:
        with default_storage.open(photo.original) as file:
            image = pictures.open_picture(file)
    except PictureRefused as refusal:
        return {"state": Photo.State.REFUSED, "reason": refusal.sentence}
    key = new_ref()
    for (width, kind), data in pictures.renditions(image, PHOTO_SIZES).items():
        default_storage.save(path_of(key, width, kind), ContentFile(data))
    return {"state": Photo.State.READY, "key": key, "width": image.width, "height": image.height}


def finish(photo: Photo, outcome: dict[str, Any]) -> bool:
    """False when the photo was removed meanwhile. The ad is locked before its photos, as everywhere."""
    waiting = Photo.objects.filter(pk=photo.pk, state=Photo.State.WAITING)
    if listing_id := waiting.values_list("listing", flat=True).first():
        lock_listing(listing_id)
    if not waiting.update(original="", **outcome):
        return False
    fact = PhotoPrepared if outcome["state"] == Photo.State.READY else PhotoRefused
    events.record(fact(actor_id=photo.owner_id, photo_id=photo.pk))
    if listing_id := Photo.objects.values_list("listing", flat=True).get(pk=photo.pk):
        choose_cover(listing_id)
    return True


def path_of(key: str, size: int, kind: str) -> str:
    """Where a rendition lies in the storage; two letters of the key keep folders small."""
    return f"photos/{key[:2]}/{key}/{size}.{kind}"


def arrange_photos(listing: Listing, refs: Sequence[str]) -> bool:
    """Give the ad exactly the seller's photos of these refs, in this order; did that change anything?

    Refs of other people's or other ads' photos are left out.
    """
    before = list(listing.photos.values_list("ref", flat=True))
    free = Q(listing=None) | Q(listing=listing)
    own = {photo.ref: photo for photo in Photo.objects.filter(free, owner=listing.seller_id, ref__in=refs)}
    wanted = [own[ref] for ref in dict.fromkeys(refs) if ref in own][:MAX_PHOTOS]
    if [photo.ref for photo in wanted] == before:
        return False
    remove(listing.photos.exclude(ref__in=[photo.ref for photo in wanted]))
    for position, photo in enumerate(wanted):
        photo.listing, photo.position = listing, position
    Photo.objects.bulk_update(wanted, ["listing", "position"])
    choose_cover(listing.pk)
    listing.refresh_from_db(fields=["cover"])
    return True


def choose_cover(listing_id: int) -> None:
    """The first photo that can be shown; the lock keeps two jobs from choosing past each other."""
    lock_listing(listing_id)
    first = Photo.objects.filter(listing=listing_id, state=Photo.State.READY).first()
    Listing.objects.filter(pk=listing_id).update(cover=first.key if first else "")


def lock_listing(listing_id: int) -> None:
    list(Listing.objects.select_for_update().filter(pk=listing_id).values("pk"))


@transaction.atomic
def sweep_photos(at: datetime) -> int:
    """Remove uploads that no ad has used for a day before `at`; how many."""
    return remove(Photo.objects.filter(listing=None, added_at__lt=at - ORPHANS_KEPT))


def remove(photos: Iterable[Photo]) -> int:
    gone = list(photos)
    Photo.objects.filter(pk__in=[photo.pk for photo in gone]).delete()
    for photo in gone:
        events.record(PhotoRemoved(actor_id=photo.owner_id, photo_id=photo.pk))
        transaction.on_commit(partial(delete_files, photo))
    return len(gone)


def delete_files(photo: Photo) -> None:
    """The files, unless another ad shows the same picture."""
    if photo.original:
        default_storage.delete(photo.original)
    if photo.key and not Photo.objects.filter(key=photo.key).exists():
        for size in PHOTO_SIZES:
            for kind in ("avif", "webp"):
                default_storage.delete(path_of(photo.key, size, kind))
