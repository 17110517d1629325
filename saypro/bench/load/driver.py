"""Starting the generator from the measuring process."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO

from saypro.bench.errors import LoadError
from saypro.bench.load.plan import Plan, Result


def run_load(plan: Plan, opened: Callable[[], None] = lambda: None) -> Result:
    """Carry the plan out in a process of its own; `opened` when its sockets are open. Raises LoadError."""
    lines = []
    with generator(plan) as answers:
        for line in answers:
            lines.append(json.loads(line))
            if "open" in lines[-1]:
                opened()
    if not lines or "done" not in lines[-1]:
        raise LoadError(f"The load generator ended early on “{plan.kind}”.")
    return Result(**lines[-1])


@contextmanager
def idle_crowd(plan: Plan) -> Iterator[None]:
    """All sockets of the plan are open and silent inside the block. Raises LoadError."""
    with generator(plan) as answers:
        if not answers.readline():
            raise LoadError("The idle sockets could not be opened.")
        yield


@contextmanager
def generator(plan: Plan) -> Iterator[IO[str]]:
    command = [sys.executable, "-m", "saypro.bench.load"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if not process.stdin or not process.stdout:
            raise LoadError("The load generator has no pipes.")
        process.stdin.write(json.dumps(asdict(plan)) + "\n")
        process.stdin.flush()
        yield process.stdout
        process.stdin.close()
