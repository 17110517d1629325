"""The bytes of attachments, wherever they are stored."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saypro.conversations.models import Attachment


def store(path: str, data: bytes) -> None:
    """Under exactly this path, whatever a killed run left there. Raises NoRoom."""
    default_storage.delete(path)
    default_storage.save(path, ContentFile(data))


def move(before: str, after: str) -> None:
    """A copy at the new path; the old one stays until whoever moves it has written down where it is."""
    with default_storage.open(before) as file:
        store(after, file.read())


def delete_files(attachment: Attachment) -> None:
    """Everything of it. Safe to repeat."""
    for part in attachment.parts if attachment.key else ():
        default_storage.delete(attachment.path(part))
