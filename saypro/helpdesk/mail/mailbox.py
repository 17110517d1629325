"""Reading a mailbox over IMAP (RFC 3501): its mails by their UIDs, and nothing in it is changed."""

import imaplib
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from saypro.helpdesk.mail import limits

TIMEOUT_S, ANSWER_S = 20, 120
"""For how long the server may say nothing, and take for one whole answer, such as a mail."""

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
NUMBER = re.compile(rb"\d+")


class Unreadable(Exception):
    """The mailbox cannot be read just now; its text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mailbox is. `imaps://` is TLS at once, `imap://` STARTTLS, plain only on this machine."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_tls: bool

    @classmethod
    def at(cls, url: str) -> "Place":
        """Read from imaps://user:password@host:993/FOLDER."""
        parts = urlsplit(url)
        is_tls = parts.scheme == "imaps"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (993 if is_tls else 143),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            folder=unquote(parts.path.strip("/")) or "INBOX",
            is_tls=is_tls,
        )

    @property
    def name(self) -> str:
        return f"{self.user}@{self.host}/{self.folder}"


@dataclass(frozen=True, slots=True)
class Open:
    """A mailbox opened for reading. UIDs mean the same mails as long as `uid_validity` is the same."""

    line: "Line"
    uid_validity: int

    def uids_after(self, last: int) -> list[int]:
        """Oldest first. A server answers with its newest mail even if that is older, which is left out."""
        self.line.expect_answer()
        _ok, found = checked(self.line.uid("SEARCH", f"UID {last + 1}:*"))
        numbers = {int(each) for part in found if isinstance(part, bytes) for each in NUMBER.findall(part)}
        return sorted(number for number in numbers if number > last)

    def mail(self, uid: int) -> bytes | None:
        """The mail in bytes, as far as mails are read at all; None for one that is gone meanwhile."""
        self.line.expect_answer()
        _ok, parts = checked(self.line.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{limits.BYTES}>)"))
        return next((part[1] for part in parts if isinstance(part, tuple)), None)


@contextmanager
def opened(place: Place) -> Iterator[Open]:
    """The mailbox, read-only. Raises Unreadable for whatever goes wrong on the way or while it is open."""
    try:
        line = connected(place)
        try:
            checked(line.login(place.user, place.password))
            line.expect_answer()
            checked(line.select(quoted(place.folder), readonly=True))
            yield Open(line, uid_validity(line))
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                line.logout()
            with suppress(OSError):
                line.shutdown()  # a line that broke off stays open otherwise
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreadable(f"{type(error).__name__}: {error}"[:300]) from error


def connected(place: Place) -> "Line":
    context = ssl.create_default_context()
    if place.is_tls:
        return TlsLine(place.host, place.port, ssl_context=context, timeout=TIMEOUT_S)
    line = Line(place.host, place.port, timeout=TIMEOUT_S)
    if place.host not in LOOPBACK:
        line.starttls(context)
    return line


class Line(imaplib.IMAP4):
    """Reads no more at once than we asked for: what a server announces would be our memory.

    Hangs up on an answer that takes too long: a server that says one letter now and then would outlast every
    timeout.
    """

    watch: threading.Timer | None = None

    def open(self, *args: Any, **named: Any) -> None:
        super().open(*args, **named)
        self.expect_answer()

    def expect_answer(self) -> None:
        """The time for the next answer begins."""
        self.forget_watch()
        self.watch = threading.Timer(ANSWER_S, self.hang_up)
        self.watch.daemon = True
        self.watch.start()

    def hang_up(self) -> None:
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)

    def forget_watch(self) -> None:
        if self.watch:
            self.watch.cancel()

    def shutdown(self) -> None:
        self.forget_watch()
        super().shutdown()

    def read(self, size: int) -> bytes:
        return super().read(allowed(size))


class TlsLine(Line, imaplib.IMAP4_SSL):
    """The same with TLS from the beginning."""


def allowed(size: int) -> int:
    if size > limits.BYTES:
        raise imaplib.IMAP4.abort(f"The server announced {size} bytes.")
    return size


def uid_validity(line: imaplib.IMAP4) -> int:
    _kind, values = line.response("UIDVALIDITY")
    number = values[0] if values else None
    if not isinstance(number, bytes) or not number.isdigit():
        raise Unreadable("The server names no UIDVALIDITY.")
    return int(number)


def checked(answer: tuple[str, list[Any]]) -> tuple[str, list[Any]]:
    if answer[0] != "OK":
        raise imaplib.IMAP4.error(f"The server said {answer[0]}: {answer[1]!r}"[:200])
    return answer


def quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
