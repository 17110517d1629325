"""The whole house in one process tree, ended gently and not."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from saypro.demo.testing import keep_pictures
from saypro.project.ports import is_up, listening
from saypro.project.postgres.locks import is_held
from saypro.project.postgres.place import Place
from saypro.project.var import with_ourselves

pytestmark = pytest.mark.faults


class Demo:
    """A running demo; what it has said so far, up to its last sentence."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said = ""
        assert process.stdout
        while "Ctrl-C" not in self.said and (line := process.stdout.readline()):
            self.said += line

    @property
    def port(self) -> int:
        found = re.search(r"http://localhost:(\d+)/", self.said)
        assert found, self.said
        return int(found[1])


@contextmanager
def a_demo(var: Path, port: int) -> Iterator[Demo]:
    environment = {name: value for name, value in with_ourselves().items() if name != "DATABASE_URL"}
    environment["SAYPRO_SENTENCE_VECTORS"] = "0"  # the first learning would take both processors for a minute
    command = [sys.executable, "-P", "-m", "saypro", "demo", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment | {"SAYPRO_VAR": str(var)}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Demo(process)
        finally:
            process.kill()


def children(parent: int) -> list[int]:
    """The numbers of a process's children and grandchildren."""
    listed = subprocess.run(["cat", f"/proc/{parent}/task/{parent}/children"], capture_output=True, text=True)
    direct = [int(word) for word in listed.stdout.split()]
    return direct + [below for child in direct for below in children(child)]


def words_of(pid: int) -> list[str]:
    """How it was started; nothing of one that has ended since."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except FileNotFoundError:
        return []


def are_gone(pids: list[int], var: Path, within_s: float = 20) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        alive = [pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists() and not is_dead(pid)]
        if not alive and not is_held(Place(var / "postgres").keeping):
            return True
        time.sleep(0.1)
    return False


def is_dead(pid: int) -> bool:
    """Whether only its entry is left, which an idle init may never collect."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_the_demo_moves_on_from_a_taken_port_dies_cleanly_and_rises_again(tmp_path: Path) -> None:
    keep_pictures(tmp_path / "media")
    with listening("127.0.0.1", 8850) as taken, a_demo(tmp_path, taken.getsockname()[1]) as demo:
        assert demo.port > taken.getsockname()[1]
        assert is_up(demo.port)
        assert demo.said.count("@example.com") >= 3, "people to sign in as are named"
        below = children(demo.process.pid)
        assert {"serve", "worker"} <= {word for pid in below for word in words_of(pid)}
        os.kill(demo.process.pid, signal.SIGKILL)
        assert are_gone(below, tmp_path), "kill -9 of the parent must leave nothing behind"

    with a_demo(tmp_path, 8850) as demo:
        assert "Preparing" not in demo.said, "what was made before is there"
        assert is_up(demo.port)
        below = children(demo.process.pid)
        demo.process.send_signal(signal.SIGINT)
        assert demo.process.wait(30) == 0
        assert are_gone(below, tmp_path, within_s=1), "Ctrl-C returns when everything has ended"
