"""Files in a folder that are there whole or not at all, and what a full disk is called."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from saypro.kit.refs import new_ref

COMING = "coming"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NoRoom(Exception):
    """The disk, or our share of it, is full; nothing was kept."""


@deconstructible
class WholeFiles(FileSystemStorage):
    """A file is written aside, flushed to the disk, and only then given its name.

    Whoever is killed or runs out of room in the middle leaves nothing under that name. Raises NoRoom.
    """

    def _save(self, name: str, content: "File[Any]") -> str:
        part = f"{COMING}/{new_ref()}"
        with naming_a_full_disk():
            try:
                super()._save(part, content)  # type: ignore[misc]  # not in the stubs
                flush(self.path(part))
                os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
                os.rename(self.path(part), self.path(name))
            finally:
                remove(self.path(part))
        return name

    def sweep(self, *, older_than_s: float) -> int:
        """Remove what killed processes left half-written; returns how many. Safe to repeat."""
        if not self.exists(COMING):
            return 0
        before = time.time() - older_than_s
        old = [name for name in os.listdir(self.path(COMING)) if self._written_at(name) < before]
        for name in old:
            remove(self.path(f"{COMING}/{name}"))
        return len(old)

    def _written_at(self, name: str) -> float:
        try:
            return os.path.getmtime(self.path(f"{COMING}/{name}"))
        except FileNotFoundError:  # just finished
            return time.time()


def remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)


def flush(path: str) -> None:
    """Have the disk itself hold the file, so that what was promised outlives a power cut."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())


@contextmanager
def naming_a_full_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom(str(error)) from error
        raise
