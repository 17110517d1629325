"""The door to the world: pages through Django, the socket beside it, both in one process."""

import contextlib
import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")

from django.core.asgi import get_asgi_application

pages = get_asgi_application()

from channels.auth import AuthMiddlewareStack
from channels.security.websocket import AllowedHostsOriginValidator

from saypro.conversations.postbox import open_postbox
from saypro.project.live import COMMANDS, TOPICS
from saypro.realtime.hub import running
from saypro.realtime.socket import SocketApplication

socket = AllowedHostsOriginValidator(AuthMiddlewareStack(SocketApplication(COMMANDS)))


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
        house.enter_context(open_postbox())
        await house.enter_async_context(running(TOPICS))
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})
