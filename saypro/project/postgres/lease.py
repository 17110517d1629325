"""Holding a PostgreSQL for as long as a verb needs it."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ..var import with_ourselves
from .errors import PostgresFailed
from .locks import is_held, is_taken, locked, opened, wait_until_free
from .place import Place

START_S = 60


@contextmanager
def leased(folder: Path, *, durable: bool = True) -> Iterator[str]:
    """The address of the embedded PostgreSQL in `folder`, running at least until the block ends.

    Raises PostgresFailed with a sentence for people when it cannot be started.
    """
    place = Place(_made(folder), durable)
    lease = opened(place.leases)
    try:
        fcntl.flock(lease, fcntl.LOCK_SH)  # waits while an earlier server is stopping
        yield _address(_den(place))
    finally:
        os.close(lease)
        _see_off(place)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise PostgresFailed(f"The folder {folder} cannot be made: {refused.strerror}.") from None
    if not os.access(folder, os.W_OK):
        raise PostgresFailed(f"The folder {folder} belongs to another user: set SAYPRO_VAR to one of yours.")
    return folder


def _den(place: Place) -> Path:
    with locked(place.starting):
        if not is_held(place.keeping):
            _start(place)
        return _found(place)


def _found(place: Place) -> Path:
    """Where the server listens; it may be starting still when who started its keeper was killed."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        if (den := place.den()) and (den / ".s.PGSQL.5432").exists():
            return den
        time.sleep(0.05)
    raise PostgresFailed(f"PostgreSQL does not start; its log is {place.log}.")


def _start(place: Place) -> None:
    """Start a keeper in a session of its own, where Ctrl-C does not reach it, and wait for its word."""
    how = "durable" if place.durable else "fast"
    with subprocess.Popen(
        [sys.executable, "-P", "-m", f"{__package__}.keeper", str(place.folder), how],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd="/",
        env=with_ourselves(),
        start_new_session=True,
        text=True,
    ) as keeper:
        word = keeper.stdout.readline().strip() if keeper.stdout else ""
        keeper.returncode = 0 if word == "ready" else keeper.wait()  # it lives on: nothing to wait for
    if word != "ready":
        raise PostgresFailed(word or "PostgreSQL could not be started.")


def _address(den: Path) -> str:
    return f"postgresql://saypro@/saypro?host={quote(str(den), safe='')}"


def _see_off(place: Place) -> None:
    """If ours was the last lease, return only once the server has gone."""
    probe = opened(place.leases)
    try:
        if is_taken(probe, fcntl.LOCK_EX):
            fcntl.flock(probe, fcntl.LOCK_UN)
        elif is_taken(probe, fcntl.LOCK_SH):
            return  # others are still at work
    finally:
        os.close(probe)
    wait_until_free(place.keeping, timeout_s=30)
