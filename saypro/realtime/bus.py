"""PostgreSQL's LISTEN and NOTIFY as the bus between processes."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connections

from saypro.realtime.actions import CHANNEL

log = logging.getLogger(__name__)
RETRY_S = 0.5


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
        async with (
            await psycopg.AsyncConnection.connect(**address(), autocommit=True) as ears,
            await psycopg.AsyncConnection.connect(**address(), autocommit=True) as mouth,
        ):
            await ears.execute(f"LISTEN {CHANNEL}")
            self.healed()
            speaking = asyncio.create_task(self._speak(mouth))
            try:
                async for notify in ears.notifies():
                    self.heard(notify.payload)
            finally:
                speaking.cancel()

    async def _speak(self, mouth: psycopg.AsyncConnection) -> None:
        while True:
            payload = await self._outgoing.get()
            with contextlib.suppress(psycopg.Error):
                await mouth.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))


def address() -> dict[str, Any]:
    """The database's address for a direct connection: LISTEN does not work through a transaction pooler."""
    params = connections["default"].get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port", "sslmode")
    return {key: str(params[key]) for key in wanted if params.get(key)}
