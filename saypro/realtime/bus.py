"""PostgreSQL's LISTEN and NOTIFY as the bus between processes."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import psycopg
from django.db import connections

from saypro.realtime.actions import CHANNEL

log = logging.getLogger(__name__)
RETRY_S = 0.5
WANTED = (
    *("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey"),
    *("connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"),
)


class Bus:
    """Hears every announcement, and sends signals that are stored nowhere.

    `heard` is called in the event loop with each payload; `healed` after every (re)connection, when
    announcements may have been missed.
    """

    def __init__(self, heard: Callable[[str], None], healed: Callable[[], None]) -> None:
        self.heard = heard
        self.healed = healed
        self._task: asyncio.Task[None] | None = None
        self._outgoing: asyncio.Queue[str] = asyncio.Queue(maxsize=1000)

    async def start(self) -> None:
        self._task = asyncio.create_task(self._stay_connected())

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def signal(self, payload: str) -> None:
        """Send to every process, this one too; dropped when the bus is far behind."""
        with contextlib.suppress(asyncio.QueueFull):
            self._outgoing.put_nowait(payload)

    async def _stay_connected(self) -> None:
        while True:
            try:
                await self._converse()
            except (psycopg.Error, OSError) as error:
                log.warning("The bus lost its connection: %s", error)
            await asyncio.sleep(RETRY_S)

    async def _converse(self) -> None:
        """Both ways at once; when one connection breaks, both are made anew."""
        async with (
            await psycopg.AsyncConnection.connect(**address(), autocommit=True) as ears,
            await psycopg.AsyncConnection.connect(**address(), autocommit=True) as mouth,
        ):
            await ears.execute(f"LISTEN {CHANNEL}")
            self.healed()
            await until_one_ends(self._listen(ears), self._speak(mouth))

    async def _listen(self, ears: psycopg.AsyncConnection) -> None:
        async for notify in ears.notifies():
            try:
                self.heard(notify.payload)
            except Exception:
                log.warning("An announcement could not be understood: %.100r", notify.payload)

    async def _speak(self, mouth: psycopg.AsyncConnection) -> None:
        while True:
            payload = await self._outgoing.get()
            await mouth.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))


async def until_one_ends(*works: Coroutine[Any, Any, None]) -> None:
    """Run them side by side. The first to end ends the others; raises what it raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _running = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def address() -> dict[str, Any]:
    """The database's address for a direct connection: LISTEN does not work through a transaction pooler."""
    params = connections["default"].get_connection_params()
    return {key: str(params[key]) for key in WANTED if params.get(key)}
