"""Connections that stay with whoever opened them, apart from the pool of the pages."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


def own_connection() -> BaseDatabaseWrapper:
    """A connection, not yet opened, that is nobody else's and stays open.

    What it is tuned with stays with it, and no page waits because its owner is busy.
    """
    shared = connections.settings[DEFAULT_DB_ALIAS]
    options = {name: value for name, value in shared["OPTIONS"].items() if name != "pool"}
    settings = {**shared, "OPTIONS": options, "CONN_MAX_AGE": None}
    return type(connections[DEFAULT_DB_ALIAS])(settings, DEFAULT_DB_ALIAS)
