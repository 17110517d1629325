"""Files are kept whole or not at all."""

import errno
import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages

from saypro.kit.storage import NoRoom, WholeFiles


@pytest.fixture
def folder(tmp_path: Path) -> WholeFiles:
    return WholeFiles(location=tmp_path)


def files_in(path: Path) -> list[str]:
    return sorted(str(file.relative_to(path)) for file in path.rglob("*") if file.is_file())


def read(folder: WholeFiles, name: str) -> bytes:
    with folder.open(name) as file:
        return bytes(file.read())


def test_uploads_are_kept_this_way() -> None:
    assert isinstance(storages["default"], WholeFiles)


def test_a_file_is_kept_under_its_name_and_nothing_beside_it(folder: WholeFiles, tmp_path: Path) -> None:
    assert folder.save("photos/ab/one.webp", ContentFile(b"pixels")) == "photos/ab/one.webp"
    assert read(folder, "photos/ab/one.webp") == b"pixels"
    assert files_in(tmp_path) == ["photos/ab/one.webp"]


def test_a_name_that_is_taken_is_not_overwritten(folder: WholeFiles) -> None:
    folder.save("one.txt", ContentFile(b"first"))
    other = folder.save("one.txt", ContentFile(b"second"))
    assert (read(folder, "one.txt"), read(folder, other)) == (b"first", b"second")


@pytest.fixture
def _a_small_disk() -> Iterator[None]:
    """The kernel refuses this process any file beyond 4 MB, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("_a_small_disk")
def test_a_full_disk_is_named_and_nothing_half_stays(folder: WholeFiles, tmp_path: Path) -> None:
    with pytest.raises(NoRoom):
        folder.save("large.pdf", ContentFile(b"x" * 5_000_000))
    assert files_in(tmp_path) == []
    folder.save("small.pdf", ContentFile(b"x" * 1_000))
    assert files_in(tmp_path) == ["small.pdf"]


def test_an_upload_that_breaks_off_leaves_nothing(folder: WholeFiles, tmp_path: Path) -> None:
    class BreaksOff(File):  # type: ignore[type-arg]
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            yield b"the first half"
            raise OSError(errno.EIO, "the line went dead")

    with pytest.raises(OSError, match="the line went dead"):
        folder.save("half.pdf", BreaksOff(None, name="half.pdf"))
    assert files_in(tmp_path) == []


def test_what_a_killed_process_left_is_swept(folder: WholeFiles, tmp_path: Path) -> None:
    assert folder.sweep(older_than_s=60) == 0
    for name in ("old", "new"):
        folder.save(f"coming/{name}", ContentFile(b"half"))
    os.utime(tmp_path / "coming/old", times=(time.time() - 3600,) * 2)
    assert folder.sweep(older_than_s=60) == 1
    assert files_in(tmp_path) == ["coming/new"]
