"""Files sent piece by piece, to readers of any speed, under any kind of server."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any
from wsgiref.util import FileWrapper

from django.core.files.base import File
from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

PIECE = 64 * 1024


def streamed(request: HttpRequest, file: "File[Any]", headers: dict[str, str]) -> HttpResponseBase:
    """The file in pieces; closed however it ends.

    Gives the database connection back first: a reader of one byte a second would hold it for hours.
    """
    if not connection.in_atomic_block:
        connection.close()
    headers = {"Content-Length": str(file.size), **headers}
    if request.method == "HEAD":
        file.close()
        return HttpResponse(headers=headers)
    pieces = Pieces(file) if isinstance(request, ASGIRequest) else FileWrapper(file, PIECE)
    return StreamingHttpResponse(pieces, headers=headers)


class Pieces:
    """The pieces of a file for a server that waits in an event loop; Django closes it at the end."""

    def __init__(self, file: "File[Any]") -> None:
        self.close = file.close
        self._read = file.read

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await asyncio.to_thread(self._read, PIECE):
            yield piece


def streamed_text(
    request: HttpRequest, pieces: Iterator[str], headers: dict[str, str]
) -> StreamingHttpResponse:
    """The pieces as they are made, each in a thread; between two no database connection is held."""
    shown = Made(pieces) if isinstance(request, ASGIRequest) else pieces
    return StreamingHttpResponse(shown, headers=headers)


class Made:
    """Pieces that read the database, for a server that waits in an event loop."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[str]:
        while (piece := await asyncio.to_thread(self._next)) is not None:
            yield piece

    def _next(self) -> str | None:
        try:
            return next(self._pieces, None)
        finally:
            connection.close()
