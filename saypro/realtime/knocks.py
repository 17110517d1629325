"""Receiving whoever knocks at the socket's door, or turning them away before the socket opens."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http.cookie import parse_cookie

from saypro.kit.bucket import Buckets, Pace
from saypro.realtime.admission import Door, Guest
from saypro.realtime.origin import is_ours, told
from saypro.realtime.wire import Send

log = logging.getLogger(__name__)
ANSWER_S = 15
LONGEST_KEY = 40
FORBIDDEN, TOO_MANY, AWAY = 403, 429, 503

door = Door()
knocks: Buckets[str] = Buckets(lambda: Pace(settings.KNOCK_BURST, settings.KNOCK_RATE))
"""One session cannot open and close sockets as fast as it can: each costs a look-up."""


async def received(scope: Mapping[str, Any], send: Send) -> Guest | None:
    """The person who may come in; None when they were turned away, with the reason as a status."""
    session_key = session_in(scope)
    if scope["path"] != "/socket/" or not session_key or not is_ours(scope):
        await turn_away(send, FORBIDDEN)
    elif knocks.take(session_key):
        await asyncio.sleep(settings.KNOCK_AGAIN_S)  # whoever waits for the answer knocks less often
        await turn_away(send, TOO_MANY)
    else:
        return await looked_up(session_key, send)
    return None


async def looked_up(session_key: str, send: Send) -> Guest | None:
    try:
        async with asyncio.timeout(ANSWER_S):
            guest = await door.admit(session_key)
    except (DatabaseError, TimeoutError) as error:
        log.warning("Nobody could be looked up at the socket's door: %s", error)
        await turn_away(send, AWAY)
        return None
    if guest is None:
        await turn_away(send, FORBIDDEN)
    return guest


async def turn_away(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"connection", b"close"), (b"retry-after", b"5")]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": b""})


def session_in(scope: Mapping[str, Any]) -> str:
    """The session's key in the cookies, read as the pages read it; "" when there is none."""
    cookies = parse_cookie("; ".join(told(scope, b"cookie")))
    return str(cookies.get(settings.SESSION_COOKIE_NAME, ""))[:LONGEST_KEY]
