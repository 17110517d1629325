"""Our own pictures through the same encoder that takes members' photos, once for all ads that show them."""

import hashlib
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saypro.demo.encoding import Files, files_of
from saypro.listings.actions import path_of
from saypro.listings.models import PHOTO_SIZES

MASTERS = Path(__file__).parent.parent / "pictures"
WIDTH, HEIGHT = 800, 600
PROCESSES = 2


class Studio:
    """Encodes in the background from entering until `finish`; pictures encoded by an earlier run are kept.

    `keys` says where the files of each picture lie: a picture's key is its content's, so it never changes.
    """

    def __init__(self) -> None:
        self.masters = {path.stem: path for path in sorted(MASTERS.glob("*.webp"))}
        self.keys = {name: key_of(path) for name, path in self.masters.items()}

    def __enter__(self) -> "Studio":
        # Spawned, not forked: a child must not share our connection to the database.
        self.pool = ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"))
        self.work = {name: self.encoding(name) for name in self.masters if not self.is_kept(name)}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.shutdown(cancel_futures=True)

    def is_kept(self, name: str) -> bool:
        """The last file written is there, so all are."""
        return default_storage.exists(path_of(self.keys[name], PHOTO_SIZES[-1], "webp"))

    def encoding(self, name: str) -> "Future[Files]":
        return self.pool.submit(files_of, self.masters[name], PHOTO_SIZES)

    def finish(self) -> None:
        """Wait for the encoders and put their files where photos lie."""
        for name, future in self.work.items():
            for (width, kind), data in sorted(future.result().items(), key=last_is_largest_webp):
                self.keep(path_of(self.keys[name], width, kind), data)

    def keep(self, path: str, data: bytes) -> None:
        default_storage.delete(path)  # of a run that was killed half-way
        default_storage.save(path, ContentFile(data))


def last_is_largest_webp(item: tuple[tuple[int, str], bytes]) -> tuple[int, str]:
    return item[0]


def key_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:22]
