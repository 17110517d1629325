"""SMTP step by step: a back end of Django's mail that says with certainty whether a mail left."""

import re
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from saypro.notifications.signing import Unsigned, sealed
from saypro.notifications.transport import Delayed, Interrupted, Refused, StepByStep, Unconfirmed

HANG_UP_AGAIN_S = 0.1


@dataclass(frozen=True, slots=True)
class Server:
    """`smtp://` is STARTTLS where offered, and always when there is a password; `smtps://` is TLS at once."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool

    @classmethod
    def at(cls, url: str) -> "Server":
        parts = urlsplit(url)
        is_tls = parts.scheme == "smtps"
        return cls(
            host=parts.hostname or "localhost",
            port=parts.port or (465 if is_tls else 587 if parts.username else 25),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            is_tls=is_tls,
        )


class Backend(StepByStep):
    """One conversation with the server of `EMAIL_URL` for each mail, which has one recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Raises Delayed, Refused or Unconfirmed; returns when the server has taken them."""
        for message in email_messages:
            deliver(message, Server.at(settings.EMAIL_URL), self.before_handing_over)
        return len(email_messages)


def deliver(message: EmailMessage, server: Server, begin: Callable[[], None]) -> None:
    lines = stuffed(written(message))
    with in_time(new_wire(server)) as wire, WIRES.holding(wire):
        try:
            greet(wire, server)
        except smtplib.SMTPAuthenticationError as error:
            raise Delayed(f"The mail server does not let us in: {in_words(error)}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Delayed(f"The mail server at {server.host} cannot be reached: {in_words(error)}") from error
        hand_over(wire, message.to[0], lines, lambda: WIRES.let_go(wire, begin))


def written(message: EmailMessage) -> bytes:
    """The mail in bytes, signed. Raises Delayed while the key for that cannot be used."""
    plain = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own
    try:
        return sealed(plain)
    except (OSError, Unsigned) as error:
        raise Delayed(f"The mail could not be signed: {in_words(error)}") from error


@contextmanager
def in_time(wire: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """Hang up in the end: a server that says one letter now and then would outlast every timeout."""
    watch = threading.Timer(settings.EMAIL_DEADLINE_S, hang_up, [wire])
    watch.daemon = True
    watch.start()
    try:
        yield wire
    finally:
        watch.cancel()
        wire.close()


def hang_up(wire: smtplib.SMTP) -> None:
    with suppress(OSError, AttributeError):
        wire.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]  # None before the first connection


class Wires:
    """Conversations of this process in which nothing of a mail has left yet: these may end at any moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: set[smtplib.SMTP] = set()
        self._is_over = False

    @contextmanager
    def holding(self, wire: smtplib.SMTP) -> Iterator[None]:
        """Raises Interrupted once the process is to end, also in the middle."""
        with self._lock:
            if self._is_over:
                raise Interrupted("The worker was told to end.")
            self._open.add(wire)
        try:
            yield
        except Delayed as delay:
            if self._is_over:
                raise Interrupted(str(delay)) from delay
            raise
        finally:
            with self._lock:
                self._open.discard(wire)

    def let_go(self, wire: smtplib.SMTP, begin: Callable[[], None]) -> None:
        """From here on the mail may have left, and nobody hangs up any more."""
        with self._lock:
            self._open.discard(wire)
        begin()

    def end(self) -> None:
        """Hang up wherever nothing has left, so that the next worker sends it. Others are left to finish."""
        with self._lock:
            self._is_over = True
        threading.Thread(target=self._hang_up_all, daemon=True).start()

    def _hang_up_all(self) -> None:
        """Until none is open: one that was just being connected has no socket yet that could be shut."""
        while self._hang_up_open():
            time.sleep(HANG_UP_AGAIN_S)

    def _hang_up_open(self) -> bool:
        with self._lock:
            for wire in self._open:
                hang_up(wire)
            return bool(self._open)


WIRES = Wires()


def new_wire(server: Server) -> smtplib.SMTP:
    timeout = settings.EMAIL_TIMEOUT_S
    if server.is_tls:
        return smtplib.SMTP_SSL(timeout=timeout, context=ssl.create_default_context())
    return smtplib.SMTP(timeout=timeout)


def greet(wire: smtplib.SMTP, server: Server) -> None:
    """Say hello; a server that wants our password must show a valid certificate."""
    wire._host = server.host  # type: ignore[attr-defined]  # the name TLS checks; set by its constructor only
    wire.connect(server.host, server.port)
    wire.ehlo_or_helo_if_needed()
    if not server.is_tls and wire.has_extn("starttls"):
        wire.starttls(context=ssl.create_default_context() if server.user else None)
        wire.ehlo_or_helo_if_needed()
    elif server.user and not server.is_tls:
        raise smtplib.SMTPNotSupportedError("it offers no TLS, and our password goes nowhere without")
    if server.user:
        wire.login(server.user, server.password)


def hand_over(wire: smtplib.SMTP, recipient: str, lines: bytes, begin: Callable[[], None]) -> None:
    """Step by step, since only the answer after the last line decides whether the mail left.

    `begin` is written down before the first line goes, since nobody can ask a dead worker how far it came.
    """
    try:
        answer(wire.mail(settings.OFFICE_EMAIL))
        answer(wire.rcpt(recipient), is_about_recipient=True)
        answer(wire.docmd("DATA"))
        begin()
        wire.send(lines)
    except (OSError, smtplib.SMTPException) as error:
        raise Delayed(f"The mail server stopped talking: {in_words(error)}") from error
    try:
        last = wire.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Unconfirmed("The mail server took it and did not confirm: it may have left.") from error
    if not 200 <= last[0] < 600:
        raise Unconfirmed("The mail server took it and answered with nonsense: it may have left.")
    answer(last, is_about_recipient=True)


def answer(reply: tuple[int, bytes], *, is_about_recipient: bool = False) -> None:
    code, words = reply
    said = f"{code} {words.decode(errors='replace')}"
    if code >= 500:
        raise Refused(f"The mail server refused it: {said}", is_about_recipient=is_about_recipient)
    if code >= 400 or code < 200:
        raise Delayed(f"The mail server asked to wait: {said}")


def in_words(error: Exception) -> str:
    return str(error) or type(error).__name__


def stuffed(lines: bytes) -> bytes:
    """Lines that begin with a dot get another, since a dot alone ends the mail."""
    return re.sub(rb"(?m)^\.", b"..", lines).removesuffix(b"\r\n") + b"\r\n.\r\n"
