"""Reading something from the database while a page goes on: on a second core, on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, close_old_connections, connections

from saypro.kit.connections import own_connection
from saypro.kit.replica import read_alias

T = TypeVar("T")
_BESIDE = ThreadPoolExecutor(1, thread_name_prefix="meanwhile")
_free = Lock()


def meanwhile(ask: Callable[[], T]) -> Callable[[], T]:
    """Begin to read something; calling what comes back waits for it, and raises what it raised.

    While another page reads so, and within a transaction, whose writing nobody else sees, it is read only
    then, and here. `ask` may be called twice: once more where its connection broke.
    """
    if _is_writing() or not _free.acquire(blocking=False):
        return ask
    begun = _BESIDE.submit(copy_context().run, _read, ask)
    return lambda: _waited_for(begun, ask)


def _is_writing() -> bool:
    return any(connections[alias].in_atomic_block for alias in (DEFAULT_DB_ALIAS, read_alias()))


def _waited_for(begun: Future[T], ask: Callable[[], T]) -> T:
    try:
        return begun.result()
    except (OperationalError, InterfaceError):
        return ask()


def _is_own(alias: str) -> bool:
    """And of the database that is used: measurements go from one to another."""
    known, wanted = connections[alias].settings_dict, connections.settings[alias]
    same = all(known[name] == wanted[name] for name in ("HOST", "PORT", "NAME"))
    return same and known["CONN_MAX_AGE"] is None


def _read(ask: Callable[[], T]) -> T:
    """Not on a connection of the pool: pages that hold all of these might be waiting for this."""
    alias = read_alias()
    try:
        close_old_connections()
        if not _is_own(alias):
            connections[alias].close()
            connections[alias] = own_connection(alias)
        return ask()
    except (OperationalError, InterfaceError):
        connections[alias].close()
        raise
    finally:
        _free.release()
