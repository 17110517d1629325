"""Onto the wire: one mail over SMTP, with a certain answer to whether it left."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import unquote, urlsplit

from django.conf import settings

from saypro.notifications.models import Mail


class Refused(Exception):
    """The server will never take this mail."""


class Delayed(Exception):
    """The mail did not leave, for certain; another try may succeed."""


class Unconfirmed(Exception):
    """The server got the mail and did not answer: it may have left."""


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


def transmit(mail: Mail) -> None:
    """Raises Delayed, Refused or Unconfirmed; returns when the server has taken the mail."""
    server = Server.at(settings.EMAIL_URL)
    try:
        wire = opened(server)
    except smtplib.SMTPAuthenticationError as error:
        raise Delayed(f"The mail server does not let us in: {in_words(error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise Delayed(f"The mail server at {server.host} cannot be reached: {in_words(error)}") from error
    try:
        hand_over(wire, mail)
    finally:
        wire.close()


def opened(server: Server) -> smtplib.SMTP:
    """A connection that has said hello; a server that wants our password must show a valid certificate."""
    timeout, context = settings.EMAIL_TIMEOUT_S, ssl.create_default_context() if server.user else None
    if server.is_tls:
        context = context or ssl.create_default_context()
        wire: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=context)
    else:
        wire = smtplib.SMTP(server.host, server.port, timeout=timeout)
    wire.ehlo_or_helo_if_needed()
    if not server.is_tls and wire.has_extn("starttls"):
        wire.starttls(context=context)
        wire.ehlo_or_helo_if_needed()
    elif server.user and not server.is_tls:
        raise smtplib.SMTPNotSupportedError("it offers no TLS, and our password goes nowhere without")
    if server.user:
        wire.login(server.user, server.password)
    return wire


def hand_over(wire: smtplib.SMTP, mail: Mail) -> None:
    """Step by step, since only the answer after the last line decides whether the mail left."""
    try:
        answer(wire.mail(settings.OFFICE_EMAIL))
        answer(wire.rcpt(mail.to))
        answer(wire.docmd("DATA"))
        wire.send(stuffed(as_bytes(mail)))
    except (OSError, smtplib.SMTPException) as error:
        raise Delayed(f"The mail server stopped talking: {in_words(error)}") from error
    try:
        answer(wire.getreply())
    except (OSError, smtplib.SMTPException) as error:
        raise Unconfirmed("The mail server took it and did not confirm: it may have left.") from error


def answer(reply: tuple[int, bytes]) -> None:
    code, words = reply
    said = f"{code} {words.decode(errors='replace')}"
    if code >= 500:
        raise Refused(f"The mail server refused it: {said}")
    if code >= 400 or code < 200:
        raise Delayed(f"The mail server asked to wait: {said}")


def in_words(error: Exception) -> str:
    return str(error) or type(error).__name__


def as_bytes(mail: Mail) -> bytes:
    """Headers are set through the library's own checks, so no value can begin another header."""
    message = EmailMessage()
    message["Subject"] = mail.subject
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = mail.to
    message["Date"] = formatdate(mail.queued_at.timestamp())
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    return message.as_bytes(policy=SMTP)


def stuffed(lines: bytes) -> bytes:
    """Lines that begin with a dot get another, since a dot alone ends the mail."""
    return re.sub(rb"(?m)^\.", b"..", lines).removesuffix(b"\r\n") + b"\r\n.\r\n"
