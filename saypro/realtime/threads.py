"""Running database work beside the event loop."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, close_old_connections, connection, connections
from django.db.utils import InterfaceError, OperationalError

from saypro.kit.connections import own_connection
from saypro.kit.plans import DISCARD, Plans

P = ParamSpec("P")
R = TypeVar("R")


class Kept(threading.local):
    """What belongs to a thread that keeps a connection of its own."""

    plans: Plans | None = None


_kept = Kept()


def keep_own_connection() -> None:
    """Give this thread a connection of its own, and let it keep it."""
    connections[DEFAULT_DB_ALIAS] = own_connection()
    _kept.plans = Plans()


def own_threads(name: str, count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(count, thread_name_prefix=name, initializer=keep_own_connection)


READERS = own_threads("live", 4)


async def in_thread(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `work` in a thread that keeps its database connection; a broken one is thrown away."""
    return await in_one_of(READERS, work, *args, **kwargs)


async def in_one_of(threads: Executor, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The same, in threads of `own_threads`."""
    return await asyncio.get_running_loop().run_in_executor(threads, lambda: guarded(work, *args, **kwargs))


def guarded(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    close_old_connections()
    try:
        discard_old_plans()
        return work(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
        raise


def discard_old_plans() -> None:
    if _kept.plans and _kept.plans.are_old():
        with connection.cursor() as cursor:
            cursor.execute(DISCARD)
