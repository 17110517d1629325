"""Django's handler behind a pace and a line."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, cast

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse

from saypro.kit.bucket import Buckets, Pace
from saypro.kit.line import Full, Line
from saypro.project import limits
from saypro.project.pages import turned_away
from saypro.project.pages.asking import Asker, Members
from saypro.project.pages.bodies import Body, BodyTooBig, BodyTooSlow
from saypro.project.pages.chain import Chain

FILE_COST = 0.1
COSTS = {"member": 1.0, "home": 0.25}
"""Behind one address there may be a whole school."""

SHARES = {"member": limits.SEATS_EACH, "home": limits.SEATS_EACH}
"""Two pages made at once keep the interpreter busy: more of one asker's would only slow everybody else."""

Scope = dict[str, Any]


def pace_of_requests() -> Pace:
    """Whoever raises the pace of messages raises this, too: they may be sent as forms."""
    rate = max(limits.REQUESTS.rate, 10 * settings.MESSAGE_RATE)
    return Pace(max(limits.REQUESTS.burst, 10 * settings.MESSAGE_BURST), rate)


def share_of(asker: Asker) -> int:
    return SHARES[asker[0]]


class Pages(ASGIHandler):
    """Each asker at their pace, and a few at once; the rest wait in a fair line, and a full one says so.

    Django would open a thread for each request, as many as come, and let them fight for the connections.
    """

    def __init__(self) -> None:
        super().__init__()
        self.chain = Chain(limits.SEATS)
        self.members = Members()
        self.pace: Buckets[Asker] = Buckets(pace_of_requests)
        self.line: Line[Asker] = Line(
            limits.SEATS, lambda asker: SHARES[asker[0]], limits.LINE, limits.LINE_S
        )

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        async with ThreadSensitiveContext():
            try:
                await self.wait_for_pace(scope)
                await self.handle(scope, Body(receive), send)
            except (Full, BodyTooBig, BodyTooSlow) as reason:
                await self.send_response(turned_away.answer(scope, reason), send)

    async def wait_for_pace(self, scope: Scope) -> None:
        """Raises Full for whoever is far ahead of themselves."""
        asker = self.members.asker(scope)
        cost = COSTS[asker[0]] * (FILE_COST if is_file(scope) else 1)
        while wait_s := self.pace.take(asker, cost):
            if wait_s > limits.LINE_S:
                raise Full
            await asyncio.sleep(wait_s)

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        scope = request.scope  # type: ignore[attr-defined]  # as every request of this handler has
        if is_static(scope):
            return await super().run_get_response(request)
        async with self.line.seat(self.members.asker(scope)):
            response = await self.chain.respond(request)
        self.members.remember(request)
        response._handler_class = type(self)  # type: ignore[attr-defined]  # whom its signals name
        return piecemeal(response)


def is_static(scope: Mapping[str, Any]) -> bool:
    """What is answered without the database, and without waiting in line."""
    return str(scope["path"]).startswith((settings.STATIC_URL, "/up/"))


def is_file(scope: Mapping[str, Any]) -> bool:
    """A page may be followed by dozens of pictures, once."""
    return scope["method"] == "GET" and PurePosixPath(scope["path"]).suffix != ""


def piecemeal(response: HttpResponseBase) -> HttpResponseBase:
    """Files leave as they are read: Django would read them whole before the first byte leaves."""
    if isinstance(response, StreamingHttpResponse) and not response.is_async:
        if isinstance(response, FileResponse):
            response.block_size = ASGIHandler.chunk_size
        response.streaming_content = in_pieces(cast(Iterable[bytes], response.streaming_content))
    return response


async def in_pieces(content: Iterable[bytes]) -> AsyncIterator[bytes]:
    pieces = iter(content)
    read = sync_to_async(lambda: next(pieces, None), thread_sensitive=False)
    while (piece := await read()) is not None:
        yield piece
