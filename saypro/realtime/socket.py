"""The socket: a small ASGI application beside Django, one per tab, for all topics."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from inspect import iscoroutinefunction
from typing import Any

from django.utils.translation import gettext as _

from saypro.realtime.frames import number, parse, quoted, topic
from saypro.realtime.hub import BEAT_S, Hub, hub
from saypro.realtime.knocks import received
from saypro.realtime.tabs import POLICY, TooMuch
from saypro.realtime.topics import Command, CommandError
from saypro.realtime.wire import Send, Socket

log = logging.getLogger(__name__)
Receive = Callable[[], Awaitable[dict[str, Any]]]
TURN = 8
"""After so many frames of one socket the others have theirs."""


class SocketApplication:
    """Answers `/socket/`."""

    def __init__(self, commands: Mapping[str, Command]) -> None:
        self.commands = commands
        self.questions = {"join"} | {name for name, work in commands.items() if iscoroutinefunction(work)}

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await receive()
        if guest := await received(scope, send):
            await send({"type": "websocket.accept"})
            await self._converse(hub(), Socket(send, guest.listener, guest.session_key, guest.proof), receive)

    async def _converse(self, house: Hub, socket: Socket, receive: Receive) -> None:
        house.add(socket)
        socket.push({"hello": {"person": socket.listener.handle, "beat_s": BEAT_S}})
        heard = 0
        try:
            while (event := await receive())["type"] == "websocket.receive":
                if socket.closing is None:
                    await self._answer(house, socket, event)
                heard += 1
                if heard % TURN == 0:
                    await asyncio.sleep(0)
        finally:
            socket.closing = socket.closing or 1000
            house.remove(socket)

    async def _answer(self, house: Hub, socket: Socket, event: dict[str, Any]) -> None:
        """Carry out one frame; whatever is wrong with it is answered, and the socket stays open."""
        about = ""
        try:
            house.tabs.heed(socket)
            about, data = parse(event)
            await self._carry_out(house, socket, about, data)
        except CommandError as error:
            answer = {"about": quoted(about), "code": error.code, "message": error.message, **error.more}
            socket.push({"error": answer})
            if isinstance(error, TooMuch):
                socket.close(POLICY)
        except Exception:
            log.exception("The command %s failed", about)
            message = _("That did not work. Try again.")
            socket.push({"error": {"about": quoted(about), "code": "unavailable", "message": message}})

    async def _carry_out(self, house: Hub, socket: Socket, about: str, data: dict[str, Any]) -> None:
        if about in self.questions:
            async with house.tabs.turn(socket):
                await self._act(house, socket, about, data)
        else:
            await self._act(house, socket, about, data)

    async def _act(self, house: Hub, socket: Socket, about: str, data: dict[str, Any]) -> None:
        if command := self.commands.get(about):
            if waiting := command(socket, data):
                await waiting
        else:
            await self._own_command(house, socket, about, data)

    async def _own_command(self, house: Hub, socket: Socket, about: str, data: dict[str, Any]) -> None:
        if about == "ping":
            socket.push({"pong": 1})
        elif about == "join":
            name, ref = topic(data)
            for held in ("after", "since"):
                number(data, held, 0)
            if not await house.join(socket, name, ref, data):
                raise CommandError(
                    "not_found", "There is no such topic for you.", topic=quoted(data["topic"])
                )
        elif about == "leave":
            name, ref = topic(data)
            kind = house.by_name.get(name)
            key = socket.listens_to(kind.kind, ref) if kind else None
            if kind and key is not None:
                house.leave(socket, (kind.kind, key))
        else:
            raise CommandError("unknown", "There is no such command.")
