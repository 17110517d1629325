"""A socket spoken by hand, so that it can be spoken wrongly."""

import json
import os
import select
import socket
import struct
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, Self


class HasPort(Protocol):
    """A server on 127.0.0.1."""

    @property
    def port(self) -> int: ...


CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
SOON_S = 5.0


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    fin: bool = True,
    reserved: int = 0,
    masked: bool = True,
    says: int = -1,
) -> bytes:
    """One frame; `says` is the length it claims to have, if not its own."""
    length = len(payload) if says < 0 else says
    first, mask_bit = (fin << 7) | (reserved << 4) | opcode, masked << 7
    if length < 126:
        head = struct.pack("!BB", first, mask_bit | length)
    elif length < 65_536:
        head = struct.pack("!BBH", first, mask_bit | 126, length)
    else:
        head = struct.pack("!BBQ", first, mask_bit | 127, length)
    return head + (bytes(4) if masked else b"") + payload  # a mask of zeros changes nothing


def text(value: Any) -> bytes:
    return frame(TEXT, (value if isinstance(value, str) else json.dumps(value)).encode())


def handshake(port: int, cookie: str, **headers: str) -> bytes:
    fields = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Version": "13",
        "Origin": f"http://127.0.0.1:{port}",
        "Cookie": f"sessionid={cookie}",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"GET /socket/ HTTP/1.1\r\n{lines}\r\n".encode("latin-1")


class Raw:
    """One connection, from the address `home`. Reading raises TimeoutError after `patience_s`."""

    def __init__(self, port: int, *, window: int = 0, patience_s: float = SOON_S, home: str = "") -> None:
        self.socket = socket.socket()
        if home:
            self.socket.bind((home, 0))
        if window:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        self.socket.settimeout(patience_s)
        self.socket.connect(("127.0.0.1", port))
        self.buffer = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def send_what_it_takes(self, data: bytes) -> None:
        """Send until the other side hangs up."""
        try:
            self.socket.sendall(data)
        except (ConnectionError, TimeoutError):
            return

    def drain(self) -> None:
        """Take in what there is, unseen. Raises EOFError at the end."""
        while select.select([self.socket], [], [], 0)[0]:
            if not self.socket.recv(65_536):
                raise EOFError

    def read(self, count: int) -> bytes:
        """Exactly so many bytes. Raises EOFError when the other side ended before."""
        while len(self.buffer) < count:
            try:
                more = self.socket.recv(65_536)
            except ConnectionError:
                raise EOFError from None
            if not more:
                raise EOFError
            self.buffer += more
        taken = bytes(self.buffer[:count])
        del self.buffer[:count]
        return taken

    def is_readable(self, within_s: float) -> bool:
        return bool(self.buffer or select.select([self.socket], [], [], within_s)[0])

    def head(self) -> bytes:
        """The head of an HTTP answer."""
        told = b""
        while not told.endswith(b"\r\n\r\n"):
            told += self.read(1)
        return told

    def answer(self) -> int:
        """The status of an HTTP answer, whose body is read and dropped."""
        head = self.head().lower()
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        self.read(int(length or 0))
        return int(head.split(b" ", 2)[1])

    def next(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame."""
        first, length = self.read(2)
        if length == 126:
            length = struct.unpack("!H", self.read(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self.read(8))[0]
        return first & 0xF, self.read(length)

    def hear(self, name: str, within_s: float = SOON_S) -> Any:
        """The content of the next text frame of this name."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            opcode, payload = self.next()
            if opcode == CLOSE:
                raise EOFError(payload)
            if opcode == TEXT and name in (told := json.loads(payload)):
                return told[name]
        raise TimeoutError(name)

    def close_code(self) -> int:
        """The code of the close frame that follows sooner or later; 1006 for an end without one."""
        try:
            while True:
                opcode, payload = self.next()
                if opcode == CLOSE:
                    return int(struct.unpack("!H", payload[:2])[0]) if payload else 1005
        except EOFError:
            return 1006

    def is_answered(self) -> bool:
        """Whether a ping of the protocol's own kind comes back."""
        self.send(text({"ping": 1}))
        self.hear("pong")
        return True


@contextmanager
def connected(server: HasPort, **options: Any) -> Iterator[Raw]:
    with Raw(server.port, **options) as raw:
        yield raw


@contextmanager
def opened(
    server: HasPort, cookie: str, *, window: int = 0, patience_s: float = SOON_S, **headers: str
) -> Iterator[Raw]:
    """A socket that has been let in and greeted."""
    with connected(server, window=window, patience_s=patience_s) as raw:
        raw.send(handshake(server.port, cookie, **headers))
        head = raw.head()
        if b" 101 " not in head.partition(b"\r\n")[0]:
            raise ConnectionRefusedError(head)
        raw.hear("hello")
        yield raw
