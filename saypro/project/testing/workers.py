"""Real workers in processes of their own, on the test's database, which a test may kill."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from ..processes import dies_with_parent
from ..var import with_ourselves
from .live import database_url

SOON_S = 240
Worker = subprocess.Popen[bytes]
StartWorker = Callable[..., Worker]


@pytest.fixture
def start_worker(transactional_db: None) -> Iterator[StartWorker]:
    """`start_worker(EMAIL_URL=…)`: what `./run worker` starts, with these variables; killed at the end.

    `start_worker("manage", "mail", "fetch")` starts another verb.
    """
    started: list[Worker] = []

    def start(*verb: str, **variables: str) -> Worker:
        worker = subprocess.Popen(
            [sys.executable, "-P", "-m", "saypro", *(verb or ("worker",))],
            env=with_ourselves() | {"DATABASE_URL": database_url()} | variables,
            stdin=subprocess.DEVNULL,
            preexec_fn=dies_with_parent(),
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def soon(is_so: Callable[[], bool], what: str, *, within_s: float = SOON_S) -> None:
    """Return once it is so; fails after four minutes, as a busy machine may need, saying what is missing."""
    until = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < until, f"after {within_s:g} s: {what}"
        time.sleep(0.05)
