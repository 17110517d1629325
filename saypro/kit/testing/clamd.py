"""A virus scanner for tests: it speaks clamd's protocol over a real socket, and knows one virus."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

# In two parts, or real scanners would take this file away.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass
class Clamd:
    """Where it listens, what it was shown, and how it behaves."""

    url: str
    seen: list[bytes] = field(default_factory=list)
    longest: int = 25 * 1024 * 1024
    is_well: bool = True


@contextmanager
def a_clamd(path: Path | None = None) -> Iterator[Clamd]:
    """A scanner on a free port, or on a socket at `path`."""
    door = socket.socket(socket.AF_UNIX) if path else socket.socket()
    door.bind(str(path) if path else ("127.0.0.1", 0))
    door.listen()
    clamd = Clamd(f"unix://{path}" if path else f"tcp://127.0.0.1:{door.getsockname()[1]}")
    threading.Thread(target=serve, args=(door, clamd), daemon=True).start()
    try:
        yield clamd
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()


def serve(door: socket.socket, clamd: Clamd) -> None:
    while True:
        try:
            caller, _address = door.accept()
        except OSError:
            return
        with caller:
            if clamd.is_well:
                caller.sendall(answer(caller, clamd))


def answer(caller: socket.socket, clamd: Clamd) -> bytes:
    if exactly(caller, 10) != b"zINSTREAM\0":
        return b"UNKNOWN COMMAND\0"
    content = b""
    while size := struct.unpack("!L", exactly(caller, 4))[0]:
        content += exactly(caller, size)
        if len(content) > clamd.longest:
            return b"INSTREAM size limit exceeded. ERROR\0"
    clamd.seen.append(content)
    return b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


def exactly(caller: socket.socket, size: int) -> bytes:
    heard = b""
    while len(heard) < size:
        if not (more := caller.recv(size - len(heard))):
            raise ConnectionError("the caller hung up")
        heard += more
    return heard
