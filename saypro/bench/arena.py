"""A place to do harm: a PostgreSQL and a server of our own, with kill -9 for both."""

import asyncio
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from saypro.bench.server import NO_THROTTLE, Server
from saypro.project.own_databases import use_address
from saypro.project.postgres.lease import leased
from saypro.project.postgres.place import Place

BACK_S = 30.0


class Arena:
    """What can be killed. Each kill returns once the process is dead; the server is started again at once."""

    def __init__(self, place: Place, server: Server) -> None:
        self.place = place
        self.server = server

    def kill_server(self) -> None:
        self.server.kill()
        self.server.start()

    def kill_postmaster(self) -> None:
        """Its keeper starts it again."""
        os.kill(self.postmaster(), signal.SIGKILL)

    def kill_backend(self) -> None:
        """PostgreSQL throws out everybody and recovers, as after any crash of one of its processes."""
        children = Path(f"/proc/{self.postmaster()}/task/{self.postmaster()}/children").read_text().split()
        clients = [int(pid) for pid in children if b" [local] " in command_of(pid)]
        if clients:
            with suppress(ProcessLookupError):
                os.kill(random.choice(clients), signal.SIGKILL)  # noqa: S311
        else:
            self.kill_postmaster()

    def postmaster(self) -> int:
        until = time.monotonic() + BACK_S
        while time.monotonic() < until:
            with suppress(OSError, ValueError):
                pid = int((self.place.data / "postmaster.pid").read_text().split("\n")[0])
                os.kill(pid, 0)
                return pid
            time.sleep(0.02)
        raise TimeoutError("PostgreSQL did not come back.")


def command_of(pid: str) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ") + b" "
    return b""


@contextmanager
def arena() -> Iterator[Arena]:
    """An embedded PostgreSQL as safe as the product's, and the real server on it, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="saypro-faults-"))
    try:
        with leased(folder / "postgres") as address, use_address(address):
            server = Server(environment={**NO_THROTTLE, "SAYPRO_POOL": "12"})
            with server:
                yield Arena(Place(folder / "postgres"), server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


Kill = tuple[str, Callable[[Arena], None]]
CYCLE: list[Kill] = [
    ("server", Arena.kill_server),
    ("postgres", Arena.kill_postmaster),
    ("server", Arena.kill_server),
    ("server", Arena.kill_server),
    ("postgres", Arena.kill_backend),
    ("server", Arena.kill_server),
    ("postgres", Arena.kill_postmaster),
    ("server", Arena.kill_server),
]


def kills(count: int) -> list[Kill]:
    """Five of the server to three of PostgreSQL."""
    return [CYCLE[place % len(CYCLE)] for place in range(count)]


async def do_harm(place: Arena, kill: Kill) -> float:
    """Kill without stopping the event loop; when it happened."""
    at = time.monotonic()
    await asyncio.to_thread(kill[1], place)
    return at
