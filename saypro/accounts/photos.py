"""The square picture of a person: where it is kept and how it gets there."""

from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saypro.kit.pictures import encoded, open_picture, square
from saypro.kit.refs import new_handle

EDGE = 320


def path(key: str) -> str:
    return f"people/{key}.webp"


def store(upload: bytes | IO[bytes]) -> str:
    """The key of the new picture, under a name of our own. Raises PictureRefused."""
    picture = square(open_picture(upload), EDGE)
    key = new_handle() + new_handle()
    default_storage.save(path(key), ContentFile(encoded(picture, "webp")))
    return key


def remove(key: str) -> None:
    """Safe to repeat."""
    if key:
        default_storage.delete(path(key))
