"""Bringing a database and the static files up to date; a process of its own, so that `demo` stays small."""

import argparse
import sys

from .collecting import collect
from .garbage import seldom_look_for_garbage
from .stamps import is_static_current, mark_database
from .words import say


def prepare(*, seed: int | None) -> None:
    """Migrate, lay categories and articles, collect static files and, with a seed, fill an empty database."""
    import django

    django.setup()
    migrate()
    if not is_static_current():
        collect()
    if seed is not None:
        fill(seed)
    mark_database()


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    furnish()


def furnish() -> None:
    """What every database needs beside its tables. Safe to repeat."""
    from django.core.management import call_command

    from saypro.conversations.actions import index_missing_messages
    from saypro.helpdesk.actions import begin_learning, keep_missing_words, lay_checklists
    from saypro.knowledge.actions import lay_articles
    from saypro.listings.actions import lay_categories

    call_command("createcachetable", verbosity=0)
    lay_categories()
    lay_articles()
    index_missing_messages()
    lay_checklists()
    keep_missing_words()
    begin_learning()


def fill(seed: int) -> None:
    from saypro.accounts.models import User
    from saypro.demo.actions import build_world

    if not User.objects.exists():
        build_world(seed=seed, say=say)


if __name__ == "__main__":
    seldom_look_for_garbage()
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    prepare(seed=parser.parse_args(sys.argv[1:]).seed)
