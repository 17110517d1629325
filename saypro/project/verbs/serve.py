"""Serve pages and sockets, until told to stop."""

import argparse
import os
import socket
import subprocess
import sys

from ..database import WrongDatabase, running
from ..household import Household, Member
from ..ports import listening
from ..stamps import is_database_empty, is_static_current
from ..var import with_ourselves
from ..web import serve
from ..words import complain, say


def run(arguments: list[str]) -> int:
    chosen = parsed(arguments)
    os.environ.setdefault("SAYPRO_STATIC", "hashed")
    os.environ.setdefault("SAYPRO_POOL", "12")
    if chosen.fd is not None:
        with running():
            return serve(socket.socket(fileno=chosen.fd))
    try:
        door = listening(chosen.host, chosen.port, tries=1)
    except OSError as refused:
        complain(f"Cannot listen at {chosen.host}:{chosen.port}: {refused.strerror}. Choose another --port.")
        return 1
    with door, running() as url:
        get_ready(url)
        return serve(door) if chosen.workers == 1 else share(door, chosen.workers)


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the port (default 1)")
    parser.add_argument("--fd", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def get_ready(url: str) -> None:
    """Raises WrongDatabase where there is nothing to serve."""
    if is_database_empty(url):
        raise WrongDatabase("There are no tables in this database yet: the verb “prepare” makes them.")
    if os.environ["SAYPRO_STATIC"] == "hashed" and not is_static_current():
        say("Collecting the static files …")
        subprocess.run(
            [sys.executable, "-P", "-m", "saypro.project.collecting"], env=with_ourselves(), check=True
        )


def share(door: socket.socket, workers: int) -> int:
    """Several processes accept from one listening socket; each is started again when it dies."""
    fd = door.fileno()
    members = [
        Member(("serve", "--fd", str(fd), "--workers", str(number)), (fd,)) for number in range(workers)
    ]
    with Household(members) as house:
        house.stay()
    return 0
