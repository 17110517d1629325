"""Start everything with a demo world: pages, sockets, jobs and the clock under one parent."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time

import psycopg

from ..database import WrongDatabase, running
from ..household import Household, Member
from ..ports import is_up, listening
from ..processes import dies_with_parent
from ..stamps import is_database_current, is_inhabited, is_static_current
from ..var import var, with_ourselves
from ..words import complain, say
from .signins import sign_ins

READY_S = 60
ROLES = {"lead": "office lead", "admin": "administrator"}


def run(arguments: list[str]) -> int:
    chosen = parsed(arguments)
    if chosen.fresh and "DATABASE_URL" in os.environ:
        raise WrongDatabase(
            "--fresh empties only the embedded database: empty the one of DATABASE_URL yourself."
        )
    os.environ |= {"SAYPRO_DEMO": "1", "SAYPRO_STATIC": "hashed"}
    with running() as url, listening(chosen.host, chosen.port) as door:
        if chosen.fresh:
            empty(url)
        if not prepared(url, chosen.seed):
            return 1
        return live(url, door.fileno(), door.getsockname()[1], lively=chosen.lively)


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("demo", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="first port to try (default 8000)")
    parser.add_argument("--seed", type=int, default=1, help="which demo world to make (default 1)")
    parser.add_argument("--lively", action="store_true", help="let a few members write now and then")
    parser.add_argument("--fresh", action="store_true", help="throw the demo world away and make a new one")
    return parser.parse_args(arguments)


def empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    shutil.rmtree(var() / "media", ignore_errors=True)


def prepared(url: str, seed: int) -> bool:
    """Bring database and static files up to date; whether that went well."""
    if is_database_current(url) and is_inhabited(url) and is_static_current():
        return True
    say("Preparing the database and the demo world …")
    command = [sys.executable, "-P", "-m", "saypro.project.preparing", "--seed", str(seed)]
    with_us = dies_with_parent(signal.SIGKILL)
    done = subprocess.run(command, env=with_ourselves(), process_group=0, preexec_fn=with_us, check=False)
    return done.returncode == 0


def live(url: str, fd: int, port: int, *, lively: bool) -> int:
    address = f"http://localhost:{port}/"
    os.environ.setdefault("SAYPRO_URL", address)
    members = [Member(("serve", "--fd", str(fd)), (fd,)), Member(("worker",))]
    if lively:
        members.append(Member(("manage", "lively")))
    with Household(members) as house:
        if not answers(port, house):
            complain("The web server did not come up: see above.")
            return 1
        welcome(url, address)
        house.stay()
    return 0


def answers(port: int, house: Household) -> bool:
    until = time.monotonic() + READY_S
    while time.monotonic() < until and not house.over.is_set():
        if is_up(port):
            return True
        house.tend()
        house.over.wait(0.1)
    return house.over.is_set()


def welcome(url: str, address: str) -> None:
    say(f"\nSayPro Classified is open at {address}\n")
    say(f"Sign in as anybody with one click at {address}demo/ , for example as")
    for person in sign_ins(url):
        say(f"  {person.name:<24}{ROLES.get(person.role, person.role):<16}{person.email}")
    say(f"\nEvery mail that would be sent lies at {address}demo/mailbox/ . Ctrl-C ends everything.")
