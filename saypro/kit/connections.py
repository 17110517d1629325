"""Connections that stay with whoever opened them, apart from the pool of the pages."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

ON_REQUEST = 2**31
"""Executions after which psycopg prepares a statement by itself: never, only what asks to be prepared is."""


def own_connection(alias: str = DEFAULT_DB_ALIAS) -> BaseDatabaseWrapper:
    """A connection, not yet opened, that is nobody else's and stays open.

    What it is tuned with and what it has prepared stays with it, and no page waits because its owner is busy.
    On Django's own connections nothing is ever prepared, whatever asks for it.
    """
    shared = connections.settings[alias]
    options = {name: value for name, value in shared["OPTIONS"].items() if name != "pool"}
    options["prepare_threshold"] = ON_REQUEST
    settings = {**shared, "OPTIONS": options, "CONN_MAX_AGE": None}
    return type(connections[alias])(settings, alias)
