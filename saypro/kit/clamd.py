"""Asking a ClamAV daemon whether a file carries a virus, over its INSTREAM command."""

import socket
import struct
from collections.abc import Iterable
from urllib.parse import urlsplit

PORT = 3310
CONNECT_S = 5.0
ANSWER_S = 60.0
LONGEST_ANSWER = 4096


class ScannerUnavailable(Exception):
    """The daemon cannot be reached, or gave no verdict: ask again later."""


def scan(url: str, chunks: Iterable[bytes]) -> str:
    """The name of the virus in these bytes, or "" for none. Safe to repeat.

    `url` is tcp://host:3310 or unix:///path/of/the.socket. Raises ScannerUnavailable.
    """
    try:
        with connected(url) as daemon:
            return verdict(asked(daemon, chunks))
    except OSError as error:
        raise ScannerUnavailable(f"{url}: {error}") from error


def connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "tcp":
        daemon = socket.create_connection((parts.hostname, parts.port or PORT), CONNECT_S)
    else:
        daemon = local(parts.path)
    daemon.settimeout(ANSWER_S)
    return daemon


def local(path: str) -> socket.socket:
    daemon = socket.socket(socket.AF_UNIX)
    daemon.settimeout(CONNECT_S)
    try:
        daemon.connect(path)
    except OSError:
        daemon.close()
        raise
    return daemon


def asked(daemon: socket.socket, chunks: Iterable[bytes]) -> bytes:
    """The daemon's answer to the whole stream: each chunk after its length, an empty one at the end."""
    try:
        daemon.sendall(b"zINSTREAM\0")
        for chunk in filter(None, chunks):
            daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
        daemon.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it said why before it hung up
    return answer(daemon)


def answer(daemon: socket.socket) -> bytes:
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < LONGEST_ANSWER:
        if not (more := daemon.recv(LONGEST_ANSWER)):
            break
        heard += more
    return heard.rstrip(b"\0\n")


def verdict(heard: bytes) -> str:
    """`stream: OK`, `stream: Eicar-Signature FOUND`, or anything else, which is no verdict."""
    words = heard.decode(errors="replace").removeprefix("stream: ")
    if words == "OK":
        return ""
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    raise ScannerUnavailable(words or "it hung up without an answer")
