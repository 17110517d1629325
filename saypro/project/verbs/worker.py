"""Do the jobs and what runs by the clock, until told to stop."""

import argparse

from ..database import running


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("worker", description=__doc__)
    parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (default 4)")
    chosen = parser.parse_args(arguments)
    with running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(
            ["worker", "procrastinate", "worker", f"--concurrency={chosen.concurrency}"]
        )
    return 0
