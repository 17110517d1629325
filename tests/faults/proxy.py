"""A small TCP proxy that can cut what goes through it, also in the middle of a frame."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from saypro.project.protocols.endings import hang_up


class Proxy:
    """Listens at `port` from the start, and forwards to `target` as long as `open` lasts."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        self.target = 0
        self.links: set[Link] = set()
        self.cuts = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        server = await asyncio.start_server(self.forward, sock=self.door)
        try:
            yield
        finally:
            server.close()
            for link in list(self.links):
                link.cut()
            while self.links:  # noqa: ASYNC110  each ends by itself within a turn or two
                await asyncio.sleep(0.01)

    async def forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            theirs, ours = await asyncio.open_connection("127.0.0.1", self.target)
            link = Link(writer, ours)
            self.links.add(link)
            try:
                await asyncio.gather(link.carry(reader, ours), link.carry(theirs, writer))
            finally:
                self.links.discard(link)
                link.cut()

    def cut_some(self, share: float) -> None:
        """Cut each with this probability: half of them now, half in the middle of the next piece."""
        for link in list(self.links):
            if random.random() < share:
                self.cuts += 1
                link.doom() if random.random() < 0.5 else link.cut()


class Link:
    """One connection of a client, with the one to the server behind it."""

    def __init__(self, *sides: asyncio.StreamWriter) -> None:
        self.sides = sides
        self.is_doomed = False

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65_536):
            if self.is_doomed:
                writer.write(piece[: len(piece) // 2])
                self.cut()
                return
            writer.write(piece)
            await writer.drain()
        writer.close()

    def doom(self) -> None:
        self.is_doomed = True

    def cut(self) -> None:
        """Hang up on both without a goodbye; what was written before still leaves, if it can."""
        for side in self.sides:
            hang_up(side.transport)
