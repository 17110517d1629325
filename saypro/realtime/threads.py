"""Running database work beside the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import close_old_connections, connection
from django.db.utils import InterfaceError, OperationalError

P = ParamSpec("P")
R = TypeVar("R")

READERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="live")


async def in_thread(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `work` in a thread that keeps its database connection; a broken one is thrown away."""
    return await asyncio.get_running_loop().run_in_executor(READERS, lambda: guarded(work, *args, **kwargs))


def guarded(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    close_old_connections()
    try:
        return work(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
        raise
