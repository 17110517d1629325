"""Reading a request's body, neither for ever nor without end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from saypro.project import limits

Receive = Callable[[], Awaitable[dict[str, Any]]]
BYTES_PER_S = 1024


class BodyTooBig(Exception):
    """More than anything here is meant to take."""


class BodyTooSlow(Exception):
    """It came in drops."""


class Body:
    """`receive` for the handler: raises BodyTooBig and BodyTooSlow as long as the body is still coming."""

    def __init__(self, receive: Receive) -> None:
        self.receive = receive
        self.read = 0
        self.is_coming = True
        self.since = asyncio.get_running_loop().time()

    async def __call__(self) -> dict[str, Any]:
        if not self.is_coming:
            return await self.receive()
        try:
            async with asyncio.timeout_at(self.since + limits.FINISH_S + self.read / BYTES_PER_S):
                message = await self.receive()
        except TimeoutError:
            raise BodyTooSlow from None
        self.count(message)
        return message

    def count(self, message: dict[str, Any]) -> None:
        self.read += len(message.get("body", b""))
        self.is_coming = bool(message.get("more_body"))
        if self.read > limits.BODY_BYTES:
            raise BodyTooBig
