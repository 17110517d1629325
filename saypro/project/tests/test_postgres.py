"""The embedded PostgreSQL, killed in every way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from saypro.project.postgres.lease import leased
from saypro.project.postgres.locks import is_held
from saypro.project.postgres.place import Place
from saypro.project.var import with_ourselves

HOLD = """
import sys, time
from pathlib import Path
from saypro.project.postgres.lease import leased
with leased(Path(sys.argv[1])) as url:
    print(url, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ("deep" * 20) / "postgres"  # too long for a socket's address


@contextmanager
def a_holder(folder: Path) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """Another process with a lease, and the address it got."""
    command = [sys.executable, "-P", "-c", HOLD, str(folder)]
    with subprocess.Popen(command, env=with_ourselves(), stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        yield holder, holder.stdout.readline().strip()
        holder.kill()


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def server_pid(folder: Path) -> int:
    return int((Place(folder).data / "postmaster.pid").read_text().split("\n")[0])


def keeper_pid(server: int) -> int:
    return int(Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()[1])


def eventually(is_so: Callable[[], bool], within_s: float = 15) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def is_gone(folder: Path) -> bool:
    return not is_held(Place(folder).keeping) and not (Place(folder).data / "postmaster.pid").exists()


def test_what_is_committed_is_safe_and_in_our_locale(folder: Path) -> None:
    with leased(folder) as url, psycopg.connect(url) as connection:
        shown = [
            connection.execute(f"SHOW {name}").fetchone()
            for name in (
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "server_encoding",
                "listen_addresses",
            )
        ]
        locale = connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'saypro'"
        ).fetchone()
    assert shown == [("on",), ("on",), ("on",), ("UTF8",), ("",)]
    assert locale == ("b", "C.UTF-8")


def test_two_verbs_share_one_server_until_the_last_has_ended(folder: Path) -> None:
    with ExitStack() as mine:
        url = mine.enter_context(leased(folder))
        server = server_pid(folder)
        with a_holder(folder) as (holder, theirs):
            mine.close()
            assert theirs == url
            assert server_pid(folder) == server, "it must not stop while the other verb is at work"
            assert answers(theirs)
            holder.kill()
            assert eventually(lambda: is_gone(folder)), "kill -9 of the last verb leaves no PostgreSQL behind"


def test_nothing_is_left_when_the_block_ends(folder: Path) -> None:
    with leased(folder) as url:
        den = Place(folder).den()
        assert answers(url)
    assert is_gone(folder)
    assert den
    assert not den.exists()


def test_a_killed_server_comes_back_with_everything_committed(folder: Path) -> None:
    with leased(folder) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        kill(server_pid(folder))
        assert eventually(lambda: answers(url))
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_killed_keeper_takes_the_server_along_and_the_next_start_recovers(folder: Path) -> None:
    with leased(folder) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        kill(keeper_pid(server_pid(folder)))
        assert eventually(lambda: not answers(url))
    with leased(folder) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_pid_file_from_before_a_restart_of_the_machine_is_no_obstacle(folder: Path) -> None:
    with leased(folder):
        pass
    (Place(folder).data / "postmaster.pid").write_text(f"{os.getpid()}\n{Place(folder).data}\n")
    with leased(folder) as url:
        assert answers(url)


def test_a_beginning_that_was_cut_short_begins_again(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("18\n")
    with leased(folder) as url:
        assert answers(url)
