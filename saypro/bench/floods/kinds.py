"""What can be poured over a server: each kind gives the threads that do it."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from saypro.bench.raw import CONTINUATION, PING, TEXT, Raw, frame, handshake, text

Flood = dict[str, Any]
"""`port`, `cookie` and `ref` of a member and a thread, `rate` a second over all sockets, 0 for no pause."""

Work = Callable[[], None]
SOCKETS = 5
MB = 1024 * 1024
HOME = "127.0.0.9"
"""The flooder lives at another address than everybody else."""


def frames(make: Callable[[str], bytes]) -> Callable[[Flood], Iterator[Work]]:
    """Several sockets of one member push what `make` makes of the thread, and come back when closed."""
    return lambda flood: (partial(for_ever, partial(push, flood, make)) for _socket in range(SOCKETS))


def push(flood: Flood, make: Callable[[str], bytes]) -> None:
    with suppress(EOFError, OSError), Raw(flood["port"], home=HOME) as raw:
        raw.send(handshake(flood["port"], flood["cookie"]))
        if b" 101 " not in raw.head():
            return
        portion = 10 if flood["rate"] else 200
        while True:
            raw.send(b"".join(make(flood["ref"]) for _frame in range(portion)))
            raw.drain()
            if flood["rate"]:
                time.sleep(portion * SOCKETS / flood["rate"])


def forms(flood: Flood) -> Iterator[Work]:
    """The same member posts messages over HTTP, on many connections at once."""
    return (partial(for_ever, partial(post, flood)) for _connection in range(50))


def post(flood: Flood) -> None:
    with suppress(EOFError, OSError), Raw(flood["port"], home=HOME) as raw:
        while True:
            raw.send(form(flood))
            raw.answer()
            if flood["rate"]:
                time.sleep(50 / flood["rate"])


def form(flood: Flood) -> bytes:
    token = "m" * 32
    body = urlencode({"client_id": str(uuid4()), "body": "Buy my couch", "csrfmiddlewaretoken": token})
    return (
        f"POST /messages/{flood['ref']}/messages/ HTTP/1.1\r\nHost: 127.0.0.1:{flood['port']}\r\n"
        f"Cookie: sessionid={flood['cookie']}; csrftoken={token}\r\nAccept: application/json\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def pages(flood: Flood) -> Iterator[Work]:
    """The same member asks for their list of threads, on many connections at once."""
    host, cookie = f"Host: 127.0.0.1:{flood['port']}", f"Cookie: sessionid={flood['cookie']}"
    asked = f"GET /messages/ HTTP/1.1\r\n{host}\r\n{cookie}\r\n\r\n"
    return (partial(for_ever, partial(ask, flood, asked.encode())) for _connection in range(50))


def ask(flood: Flood, request: bytes) -> None:
    with suppress(EOFError, OSError), Raw(flood["port"], home=HOME) as raw:
        while True:
            raw.send(request)
            raw.answer()


def strangers(flood: Flood) -> Iterator[Work]:
    """Two hundred who are not signed in search without pause: more than the database has connections."""
    asked = f"GET /ads/?q=couch HTTP/1.1\r\nHost: 127.0.0.1:{flood['port']}\r\n\r\n"
    return (partial(for_ever, partial(ask, flood, asked.encode())) for _connection in range(200))


def knocks(flood: Flood) -> Iterator[Work]:
    """One session opens a socket and drops it, as fast as it goes."""
    return (partial(for_ever, partial(knock, flood), pause_s=0) for _connection in range(SOCKETS))


def knock(flood: Flood) -> None:
    with suppress(EOFError), Raw(flood["port"], home=HOME) as raw:
        raw.send(handshake(flood["port"], flood["cookie"]))
        raw.head()


def deaf(flood: Flood) -> Iterator[Work]:
    """Sockets that ask for a long thread again and again, and read nothing."""
    return (partial(for_ever, partial(ask_and_not_read, flood)) for _socket in range(20))


def ask_and_not_read(flood: Flood) -> None:
    with suppress(EOFError, OSError), Raw(flood["port"], window=2048, home=HOME) as raw:
        raw.send(handshake(flood["port"], flood["cookie"]))
        raw.head()
        while True:
            raw.send(text({"changes": {"conversation": flood["ref"], "after": 0}}))
            time.sleep(0.2)


def silent(flood: Flood) -> Iterator[Work]:
    """Five thousand connections: a third say nothing, a third half a head, a third half a handshake."""
    return (partial(for_ever, partial(keep_silent, flood, count)) for count in [500] * 10)


def keep_silent(flood: Flood, count: int) -> None:
    held = [Raw(flood["port"], home=HOME) for _connection in range(count)]
    beginnings = [b"", b"GET / HTTP/1.1\r\n", handshake(flood["port"], flood["cookie"])[:90]]
    try:
        for number, raw in enumerate(held):
            raw.send(beginnings[number % 3])
        for _second in range(30):
            time.sleep(1)
            for raw in held[1::3]:
                with suppress(OSError):
                    raw.send(b"X-Later: 1\r\n")
    except OSError:
        return
    finally:
        for raw in held:
            raw.socket.close()


def broken(data: Callable[[], bytes]) -> Callable[[Flood], Iterator[Work]]:
    """Sockets that send something endless or forbidden, and come back when closed."""
    return lambda flood: (partial(for_ever, partial(send_all, flood, data())) for _socket in range(SOCKETS))


def send_all(flood: Flood, data: bytes) -> None:
    with suppress(EOFError, OSError), Raw(flood["port"], home=HOME) as raw:
        raw.send(handshake(flood["port"], flood["cookie"]))
        raw.head()
        raw.send(data)
        raw.close_code()


def for_ever(work: Work, pause_s: float = 0.02) -> None:
    while True:
        with suppress(OSError):
            work()
        time.sleep(pause_s)


def a_post(ref: str) -> bytes:
    return text({"post": {"client_id": str(uuid4()), "conversation": ref, "body": "Buy my couch"}})


def a_question(ref: str) -> bytes:
    return text({"changes": {"conversation": ref, "after": 0}})


def a_receipt(ref: str) -> bytes:
    return text({"read": {"conversation": ref, "seq": 1}})


KINDS: dict[str, Callable[[Flood], Iterable[Work]]] = {
    "calm": lambda _flood: (),  # tells how restless the machine itself is
    "posts": frames(a_post),
    "questions": frames(a_question),
    "receipts": frames(a_receipt),
    "nonsense": frames(lambda _ref: text("nonsense")),
    "nothing": frames(lambda _ref: frame(TEXT)),
    "pings": frames(lambda _ref: frame(PING, b"x" * 100)),
    "forms": forms,
    "pages": pages,
    "strangers": strangers,
    "knocks": knocks,
    "deaf": deaf,
    "silent": silent,
    "huge": broken(lambda: frame(TEXT, b"x" * 16 * MB)),
    "parts": broken(lambda: frame(TEXT, b"x", fin=False) + frame(CONTINUATION, b"y", fin=False) * 1_000_000),
    "unfinished": broken(lambda: frame(TEXT, b"x" * (MB - 100), says=MB)),
}


def describe(port: int, cookie: str, ref: str, rate: int) -> str:
    """The line of JSON that a flooder wants."""
    return json.dumps({"port": port, "cookie": cookie, "ref": ref, "rate": rate})
