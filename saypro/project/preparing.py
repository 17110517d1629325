"""Bringing a database and the static files up to date; a process of its own, so that `demo` stays small."""

import argparse
import sys

from .stamps import mark_database, mark_static
from .words import say

UNUSED = ["treebeard", "htm*x-4*"]
"""Files of libraries that no page of ours asks for."""


def prepare(*, seed: int | None) -> None:
    """Migrate, collect static files and, with a seed, fill an empty database with the demo world."""
    import django

    django.setup()
    migrate()
    collect()
    if seed is not None:
        fill(seed)
    mark_database()
    mark_static()


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def collect() -> None:
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=UNUSED)


def fill(seed: int) -> None:
    from saypro.accounts.models import User
    from saypro.demo.actions import build_world

    if not User.objects.exists():
        build_world(seed=seed, say=say)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    prepare(seed=parser.parse_args(sys.argv[1:]).seed)
