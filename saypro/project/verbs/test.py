"""Run every test on a throw-away PostgreSQL; further words go to pytest."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import browsers
from ..database import running
from ..var import PACKAGE, with_ourselves
from ..words import complain

ROOT = PACKAGE.parent
NO_BROWSER = (
    "No Chromium was found and none could be installed: THE BROWSER JOURNEYS ARE SKIPPED. Set CHROMIUM."
)

WORKERS = "3"
"""On two cores a third uses what the others leave while they wait for servers and browsers."""

WORKERS_ELSEWHERE = "2"
"""With a PostgreSQL of somebody's: the hundred connections that most let in are too few for three."""


def run(arguments: list[str]) -> int:
    browser = browsers.chromium() or browsers.install()
    if not browser:
        complain(NO_BROWSER)
        if os.environ.get("CI") == "true":
            return 1
    with tempfile.TemporaryDirectory(prefix="saypro-test-", ignore_cleanup_errors=True) as scratch:
        settle(Path(scratch), browser)
        workers = WORKERS_ELSEWHERE if os.environ.get("DATABASE_URL") else WORKERS
        with running(durable=False), pattern_being_made():
            return subprocess.run(
                command(arguments, workers), cwd=ROOT, env=with_ourselves(), check=False
            ).returncode


@contextmanager
def pattern_being_made() -> Iterator[None]:
    """The database that all workers copy, begun while they still look for tests."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "saypro.project.pattern"], env=with_ourselves()
    ) as made:
        try:
            yield
        finally:
            made.terminate()


def settle(scratch: Path, browser: str | None) -> None:
    """What tests make goes where it is thrown away, and they are not told of a demo or a site around them."""
    os.environ["SAYPRO_VAR"] = str(scratch)
    os.environ["CHROMIUM"] = browser or ""
    for name in ("SAYPRO_DEMO", "SAYPRO_DEBUG", "SAYPRO_STATIC", "SAYPRO_URL", "SAYPRO_HOSTS", "EMAIL_URL"):
        os.environ.pop(name, None)


def command(arguments: list[str], workers: str) -> list[str]:
    is_told = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
    several = [] if is_told else ["-n", workers]
    by_file = ["--dist", "loadfile", "--no-loadscope-reorder"]  # the order of conftest.py: long files first
    return [sys.executable, "-P", "-m", "pytest", *several, *by_file, *arguments]
