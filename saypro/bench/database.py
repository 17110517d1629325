"""Databases of our own beside the product's, so that a measurement touches nobody's data."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps

from saypro.project.own_databases import (
    address_of,
    drop_database,
    has_database,
    turned_to,
    use_address,
)
from saypro.project.pattern import copy_pattern


def set_up() -> None:
    """Make Django ready, if whoever called us has not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")
    if not apps.ready:
        django.setup()


@contextmanager
def own_database(purpose: str) -> Iterator[str]:
    """An empty, migrated database that this process and its children use inside the block; its address."""
    name = f"saypro_{purpose}_{os.getpid()}"
    drop_database(name)
    try:
        copy_pattern(name)
        with turned_to(address_of(name)) as address:
            yield address
    finally:
        drop_database(name)


@contextmanager
def kept_database(name: str) -> Iterator[str]:
    """The same, but as an earlier run left it, and left for the next one."""
    is_new = not has_database(name)
    if is_new:
        copy_pattern(name)
    with (turned_to if is_new else use_address)(address_of(name)) as address:
        yield address
