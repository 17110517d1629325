"""Making a cluster and running its server."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..processes import dies_with_parent
from .account import Account, own_name
from .errors import PostgresFailed
from .place import Place
from .tuning import options

NAME = "saypro"
LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-E", "UTF8"]
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}


@dataclass(frozen=True, slots=True)
class Cluster:
    place: Place
    account: Account
    programs: Path
    den: Path

    def make(self) -> None:
        """Write an empty cluster with one empty database, both called saypro; nothing if there is one.

        Killed half way, it starts again from nothing.
        """
        if (self.place.data / "PG_VERSION").exists() and self._done.exists():
            return
        self._empty()
        with self._reachable() as (data, fds):
            sync = [] if self.place.durable else ["--no-sync"]
            self._run("initdb", ["-D", data, "-U", NAME, "-A", "peer", *LOCALE, *sync], fds)
            single = ["--single", "-D", data, "-c", "fsync=off", "postgres"]
            self._run("postgres", single, fds, say=f"CREATE DATABASE {NAME}\n")
        self._done.touch()

    def start(self) -> "subprocess.Popen[bytes]":
        """The running server; it stops at once when this process dies, however it dies."""
        self._let_us_in()
        with self._reachable() as (data, fds), self.place.log.open("ab") as log:
            return subprocess.Popen(
                [self.programs / "postgres", "-D", data, *options(self.den, durable=self.place.durable)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=ENVIRONMENT,
                pass_fds=fds,
                preexec_fn=dies_with_parent(signal.SIGINT),
                **self.account.popen(),
            )

    def is_ready(self, pid: int) -> bool:
        """Whether this very server accepts connections, as it notes itself in its pid file."""
        try:
            lines = (self.place.data / "postmaster.pid").read_text().split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(pid) and len(lines) > 7 and lines[7].strip() == "ready"

    @property
    def _done(self) -> Path:
        return self.place.folder / "made"

    def _empty(self) -> None:
        """Put an empty folder of the right owner in place of whatever was begun."""
        if self.place.data.exists():
            self.place.data.rename(self.place.folder / f"unfinished-{os.getpid()}")
        self.place.data.mkdir(mode=0o700)
        self.account.own(self.place.data)

    @contextmanager
    def _reachable(self) -> "Iterator[tuple[str, list[int]]]":
        """A path to the data for the server's account, with the descriptors it needs.

        Root's account `nobody` cannot walk through our parents' folders; an open descriptor leads past them.
        """
        if not self.account.is_other:
            yield str(self.place.data), []
            return
        opened = os.open(self.place.data, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{opened}", [opened]
        finally:
            os.close(opened)

    def _run(self, program: str, arguments: list[str], fds: list[int], say: str = "") -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            input=say,
            capture_output=True,
            text=True,
            cwd="/",
            env=ENVIRONMENT,
            pass_fds=fds,
            **self.account.popen(),
        )
        if done.returncode:
            raise PostgresFailed(
                f"PostgreSQL could not make its files in {self.place.data}: {done.stderr.strip()}"
            )

    def _let_us_in(self) -> None:
        """Only the system account that runs the product comes in, by its own name."""
        self._write("pg_hba.conf", "local all all peer map=house\n")
        self._write("pg_ident.conf", f'house "{own_name()}" {NAME}\n')

    def _write(self, name: str, text: str) -> None:
        path = self.place.data / name
        path.write_text(text)
        self.account.own(path)
