"""What is written in one turn of the event loop leaves together."""

from asyncio import AbstractEventLoop, Transport
from typing import Any


class Together:
    """A transport that gathers: who said something hears that it is stored, and how it looks, at once.

    Each write of its own costs the kernel more than the frame costs us.
    """

    __slots__ = ("held", "loop", "transport")

    def __init__(self, transport: Transport, loop: AbstractEventLoop) -> None:
        self.transport = transport
        self.loop = loop
        self.held: list[bytes] = []

    def write(self, data: bytes) -> None:
        """It leaves before the loop's next turn ends."""
        if not self.held:
            self.loop.call_soon(self.flush)
        self.held.append(data)

    def flush(self) -> None:
        """Safe to repeat; what a connection that is gone did not get is dropped."""
        data, self.held = b"".join(self.held), []
        if data and not self.transport.is_closing():
            self.transport.write(data)

    def close(self) -> None:
        """Close when everything has left."""
        self.flush()
        self.transport.close()

    def abort(self) -> None:
        self.held.clear()
        self.transport.abort()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transport, name)
