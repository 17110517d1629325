"""What a file is that somebody wants to send: known by its content, whatever it is called."""

from dataclasses import dataclass
from typing import IO

from saypro.conversations.models import Attachment
from saypro.conversations.refusals import FileRefused
from saypro.kit import documents, pictures
from saypro.kit.documents import DocumentRefused
from saypro.kit.pictures import PictureRefused

PHOTO = "webp"  # what every photo becomes


@dataclass(frozen=True, slots=True)
class Look:
    """Kind and extension; width and height in pixels for a photo, once it stands upright."""

    kind: str
    extension: str
    width: int = 0
    height: int = 0


def read(upload: IO[bytes]) -> bytes:
    """The bytes, and one more than may be sent at most: what is longer is never held."""
    return upload.read(documents.MAX_BYTES + 1)


def look(data: bytes) -> Look:
    """Quick enough for a request, in little memory. Raises FileRefused for what cannot be sent."""
    try:
        if pictures.seems_picture(data[:16]):
            return Look(Attachment.Kind.PHOTO, PHOTO, *pictures.glance(pictures.bounded(data)))
        return Look(Attachment.Kind.DOCUMENT, documents.recognised(data))
    except (DocumentRefused, PictureRefused) as refusal:
        raise FileRefused(refusal.sentence) from refusal
