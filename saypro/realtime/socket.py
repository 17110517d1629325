"""The socket: a small ASGI application beside Django, one per tab, for all topics."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from saypro.realtime.frames import parse, topic
from saypro.realtime.hub import BEAT_S, Hub, hub
from saypro.realtime.topics import Command, CommandError, Listener
from saypro.realtime.wire import Send, Socket

log = logging.getLogger(__name__)
Receive = Callable[[], Awaitable[dict[str, Any]]]


class SocketApplication:
    """Answers `/socket/`; origin and session have been checked by the middleware around it."""

    def __init__(self, commands: Mapping[str, Command]) -> None:
        self.commands = commands

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await receive()
        user = scope["user"]
        if scope["path"] != "/socket/" or not user.is_authenticated:
            await send({"type": "websocket.close", "code": 4401})
            return
        await send({"type": "websocket.accept"})
        # From here on frames go straight to the server: the session's wrapper would look at each of them.
        straight = scope.get("saypro.send", send)
        socket = Socket(straight, listener_of(user), scope["session"].session_key, user.password)
        await self._converse(hub(), socket, receive)

    async def _converse(self, house: Hub, socket: Socket, receive: Receive) -> None:
        house.add(socket)
        socket.push({"hello": {"person": socket.listener.handle, "beat_s": BEAT_S}})
        try:
            while (event := await receive())["type"] == "websocket.receive":
                await self._answer(house, socket, event)
        finally:
            socket.closing = socket.closing or 1000
            house.remove(socket)

    async def _answer(self, house: Hub, socket: Socket, event: dict[str, Any]) -> None:
        """Carry out one frame; whatever is wrong with it is answered, and the socket stays open."""
        about = ""
        try:
            about, data = parse(event)
            if command := self.commands.get(about):
                if waiting := command(socket, data):
                    await waiting
            else:
                await self._own_command(house, socket, about, data)
        except CommandError as error:
            socket.push(
                {"error": {"about": about, "code": error.code, "message": error.message, **error.more}}
            )
        except Exception:
            log.exception("The command %s failed", about)
            socket.push(
                {"error": {"about": about, "code": "unavailable", "message": "That did not work. Try again."}}
            )

    async def _own_command(self, house: Hub, socket: Socket, about: str, data: dict[str, Any]) -> None:
        if about == "ping":
            socket.push({"pong": 1})
        elif about == "join":
            name, ref = topic(data)
            if not await house.join(socket, name, ref, data):
                raise CommandError("not_found", "There is no such topic for you.", topic=data["topic"][:60])
        elif about == "leave":
            name, ref = topic(data)
            kind = house.by_name.get(name)
            key = socket.listens_to(kind.kind, ref) if kind else None
            if kind and key is not None:
                house.leave(socket, (kind.kind, key))
        else:
            raise CommandError("unknown", "There is no such command.")


def listener_of(user: Any) -> Listener:
    return Listener(user.pk, user.handle, user.name, user.is_office, not user.shows_presence)
