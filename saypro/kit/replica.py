"""Reading from a copy of the database, where there is one: inside `from_replica` it is what is read."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from logging import getLogger
from typing import Any

from django.db import OperationalError, connections
from django.db.utils import DEFAULT_DB_ALIAS

REPLICA = "reports"
LEFT_ALONE_S = 30.0
_is_reading: ContextVar[bool] = ContextVar("reads from the replica", default=False)
_away: dict[str, float] = {}
log = getLogger(__name__)


@contextmanager
def from_replica() -> Iterator[bool]:
    """Inside, reads go to the replica and all writes to the main database as ever; whether it is so.

    Without a replica, or while it does not answer, the main database is read.
    """
    is_there = has_replica() and answers()
    token = _is_reading.set(is_there)
    try:
        yield is_there
    finally:
        _is_reading.reset(token)


def has_replica() -> bool:
    return REPLICA in connections.settings


def answers() -> bool:
    """Asked anew half a minute after it did not: nobody should wait for it at every page."""
    if time.monotonic() < _away.get(REPLICA, 0.0):
        return False
    try:
        connections[REPLICA].ensure_connection()
    except OperationalError as error:
        _away[REPLICA] = time.monotonic() + LEFT_ALONE_S
        log.warning("The copy of REPORTS_DATABASE_URL does not answer, the main database does: %s", error)
        return False
    return True


def read_alias() -> str:
    """The alias of the database that is to be read now."""
    return REPLICA if _is_reading.get() else DEFAULT_DB_ALIAS


class Router:
    """Sends what is read through models the same way."""

    def db_for_read(self, model: Any, **_hints: Any) -> str:
        return read_alias()

    def db_for_write(self, model: Any, **_hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, alias: str, _app: str, **_hints: Any) -> bool:
        """A replica gets its tables from the main database."""
        return alias == DEFAULT_DB_ALIAS
