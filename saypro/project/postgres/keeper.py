"""The process that runs PostgreSQL: starts it, again after a crash, and stops it when no lease is left."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import orphan
from .account import account_for
from .binaries import programs
from .cluster import Cluster
from .errors import PostgresFailed
from .locks import is_taken, opened
from .place import Place

READY_S = 120
LOG_BYTES = 10_000_000


def main(folder: str, durable: str) -> None:
    """Keep the cluster in `folder` until the last lease ends; tells its starter how it went on stdout."""
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)  # the leases alone say when it is over
    place = Place(Path(folder), durable == "durable")
    fcntl.flock(opened(place.keeping), fcntl.LOCK_EX)  # until this process ends
    try:
        keep(place)
    except (PostgresFailed, OSError) as failed:
        tell(str(failed))


def keep(place: Place) -> None:
    orphan.clear(place)
    leases = opened(place.leases)  # never closed: no lease is given before this process has ended
    with prepared(place) as cluster:
        server = started(cluster)
        tell("ready")
        while not is_unused(leases):
            if server.poll() is not None:
                server = restarted(cluster, leases)
            time.sleep(0.1)
        stop(server)


@contextmanager
def prepared(place: Place) -> Iterator[Cluster]:
    account = account_for(place.data)
    with den(place) as private:
        account.own(private)
        cluster = Cluster(place, account, programs(account, private), private)
        cluster.make()
        if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
            place.log.unlink()
        yield cluster


@contextmanager
def den(place: Place) -> Iterator[Path]:
    """A private folder with a short path: a socket's address may have 100 bytes, and ours may lie deep."""
    usual = tempfile.gettempdir()
    base = usual if os.getuid() and len(usual) < 60 else "/tmp"  # noqa: S108 - root's may be closed to others
    private = Path(tempfile.mkdtemp(prefix="saypro-", dir=base))
    place.note.write_text(json.dumps({"den": str(private)}))
    inside = os.open(private, os.O_RDONLY)
    try:
        fcntl.flock(inside, fcntl.LOCK_SH)  # cleaners of old temporary files pass over a locked folder
        yield private
    finally:
        os.close(inside)
        place.note.unlink(missing_ok=True)
        orphan.leave(private)


def started(cluster: Cluster) -> "subprocess.Popen[bytes]":
    """A server that accepts connections. Raises PostgresFailed with the end of its log otherwise."""
    server, until = cluster.start(), time.monotonic() + READY_S
    while not cluster.is_ready(server.pid):
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            raise PostgresFailed(f"PostgreSQL did not start; its log ends with: {last_words(cluster.place)}")
        time.sleep(0.01)
    return server


def restarted(cluster: Cluster, leases: int) -> "subprocess.Popen[bytes]":
    """After a crash: as soon as the dead server's last children have let go of its memory."""
    while True:
        try:
            return started(cluster)
        except PostgresFailed:
            if is_unused(leases):
                raise
            time.sleep(0.2)


def is_unused(leases: int) -> bool:
    """Whether no lease is left; then none can be taken as long as we hold this lock."""
    return is_taken(leases, fcntl.LOCK_EX)


def stop(server: "subprocess.Popen[bytes]") -> None:
    for how in (signal.SIGINT, signal.SIGQUIT):
        server.send_signal(how)
        try:
            server.wait(20)
            return
        except subprocess.TimeoutExpired:
            continue
    server.kill()


def last_words(place: Place) -> str:
    return " / ".join(place.log.read_text(errors="replace").strip().split("\n")[-3:])


def tell(sentence: str) -> None:
    """One line to whoever started this keeper, who may have gone."""
    try:
        sys.stdout.write(" ".join(sentence.split()) + "\n")
        sys.stdout.close()
    except OSError:
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
