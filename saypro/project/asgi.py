"""The door to the world: pages through Django, the socket beside it, both in one process."""

import contextlib
import gc
import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")

import django

django.setup(set_prefix=False)

from saypro.conversations.postbox import open_postbox
from saypro.project import reactions as _reactions  # noqa: F401 - or the first message waits for it
from saypro.project.live import COMMANDS, GOSSIP, TOPICS
from saypro.project.pages.handler import Pages
from saypro.realtime.hub import running
from saypro.realtime.socket import SocketApplication

pages = Pages()
socket = SocketApplication(COMMANDS)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await pages(scope, receive, send)
    elif scope["type"] == "websocket":
        await socket(scope, receive, send)
    elif scope["type"] == "lifespan":
        await live(receive, send)


async def live(receive: Any, send: Any) -> None:
    """Open the postbox and the hub when the server starts, close them before it ends."""
    async with contextlib.AsyncExitStack() as house:
        await receive()
        await house.enter_async_context(open_postbox())
        await house.enter_async_context(running(TOPICS, GOSSIP))
        be_frugal()
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})


def be_frugal() -> None:
    """Look for garbage seldom, and never among what lives as long as the process.

    Every message leaves a little behind; the usual search through all that lives took much of its time. Nor
    so seldom that a search keeps messages waiting: among this many things it takes about five milliseconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 50)
