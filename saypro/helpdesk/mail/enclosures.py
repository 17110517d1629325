"""Files of a mail, under the rules for files in threads: known by content, named safely."""

import re

from saypro.helpdesk.mail.letter import Enclosure
from saypro.helpdesk.mail.parts import Part
from saypro.kit import documents, pictures
from saypro.kit.documents import DocumentRefused
from saypro.kit.filenames import clean_filename
from saypro.kit.pictures import PictureRefused

UNKNOWN = "application/octet-stream"
PICTURES = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG": "png",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tif",
    b"MM\0*": "tif",
}
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "bmp": "image/bmp", "tif": "image/tiff",
         "webp": "image/webp", "heic": "image/heic", "avif": "image/avif", **documents.TYPES}  # fmt: skip


def enclosure(part: Part, markup: str) -> Enclosure:
    """The part as a file; a mail inside a mail stays the file it is."""
    data = part.data
    content_id = re.sub(r"[<>\s]", "", part.headers.raw("content-id"))[:250]
    if part.kind in ("message/rfc822", "message/global"):
        extension, content_type, refusal = "eml", "message/rfc822", ""
    else:
        extension, refusal = known(data)
        content_type = TYPES.get(extension, UNKNOWN)
    return Enclosure(
        name=clean_filename(part.filename or part.headers.get("content-description"), extension),
        content_type=content_type,
        data=data,
        refusal=refusal,
        content_id=content_id,
        is_inline=bool(content_id) and f"cid:{content_id}" in markup,
    )


def known(data: bytes) -> tuple[str, str]:
    """The extension the content deserves, "bin" for none we know, and why the house would not take it."""
    if pictures.seems_picture(data[:16]):
        return picture(data)
    try:
        return documents.recognised(data), ""
    except DocumentRefused as refused:
        return next(
            (kind for mark, kind in PICTURES.items() if data.startswith(mark)), "bin"
        ), refused.sentence


def picture(data: bytes) -> tuple[str, str]:
    extension = next((kind for mark, kind in PICTURES.items() if data.startswith(mark)), "")
    if not extension:
        extension = "webp" if data[:4] == b"RIFF" else "avif" if data[8:12] in (b"avif", b"avis") else "heic"
    try:
        pictures.glance(pictures.bounded(data))
    except PictureRefused as refused:
        return extension, refused.sentence
    return extension, ""
