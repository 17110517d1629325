"""Waiting in the event loop for psycopg's generators: at once where nothing has to be waited for."""

import asyncio
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.pq.abc import PGconn
from psycopg.waiting import Ready, Wait

R = TypeVar("R")


async def answer_of(talk: Generator[int, Any, R], line: PGconn) -> R:
    """What the talk with the server comes to, on a connection that does not block.

    psycopg's own waiter lets the loop turn before each trip and sets a timer for every answer. Raises what
    the talk raises, and OperationalError when the connection is gone.
    """
    loop = asyncio.get_running_loop()
    try:
        wanted = next(talk)
        while True:
            wanted = talk.send(await readiness(wanted, line, loop))
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    except OSError as error:
        raise psycopg.OperationalError("The connection is closed.") from error


async def readiness(wanted: int, line: PGconn, loop: asyncio.AbstractEventLoop) -> Ready:
    """What the connection is ready for, as soon as that is wanted; all that was said leaves first."""
    while line.flush():
        if wanted & await heard(line.socket, Wait.RW, loop) & Wait.R:
            return Ready.R
    return Ready.W if wanted & Wait.W else await heard(line.socket, Wait.R, loop)


async def heard(socket: int, wanted: Wait, loop: asyncio.AbstractEventLoop) -> Ready:
    """Waits until the socket can be read, or written."""
    ready: asyncio.Future[Ready] = loop.create_future()

    def tell(state: Ready) -> None:
        if not ready.done():
            ready.set_result(state)

    if wanted & Wait.W:
        loop.add_writer(socket, tell, Ready.W)
    loop.add_reader(socket, tell, Ready.R)
    try:
        return await ready
    finally:
        loop.remove_reader(socket)
        if wanted & Wait.W:
            loop.remove_writer(socket)
