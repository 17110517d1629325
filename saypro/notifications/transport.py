"""Out of the house: one mail through Django's mail, with an answer to whether it left."""

import smtplib
from collections.abc import Callable
from email.utils import formatdate
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError
from django.utils import timezone

from saypro.notifications import actions
from saypro.notifications.models import Mail, SentFile


class Refused(Exception):
    """The server will never take this mail. `is_about_recipient`: because of whom or what it was sent."""

    def __init__(self, words: str, *, is_about_recipient: bool = True) -> None:
        super().__init__(words)
        self.is_about_recipient = is_about_recipient


class Delayed(Exception):
    """The mail did not leave, for certain; another try may succeed."""


class Interrupted(Delayed):
    """The mail did not leave because this process is to end: no fault of the mail's or the server's."""


class Unconfirmed(Exception):
    """The mail was handed over and nobody answered for it: it may have left."""


class StepByStep(BaseEmailBackend):
    """A carrier that calls `before_handing_over` when all is ready and nothing of a mail has left yet."""

    before_handing_over: Callable[[], None]


def transmit(mail: Mail) -> None:
    """Raises Delayed, Refused or Unconfirmed; returns when somebody has taken the mail.

    Raises Lost when somebody else has the mail meanwhile, before anything of it has left.
    """
    carrier, message = get_connection(settings.MAIL_CARRIER), as_message(mail)
    if isinstance(carrier, StepByStep):
        carrier.before_handing_over = partial(begin, mail)
    else:
        begin(mail)
    try:
        carrier.send_messages([message])
    except (Refused, Delayed, Unconfirmed, actions.Lost, DatabaseError):
        raise
    except Exception as error:
        raise understood(error) from error


def begin(mail: Mail) -> None:
    actions.begin_handing_over(mail, at=timezone.now())


def understood(error: Exception) -> Exception:
    """What a carrier that is not ours means: Anymail's services, or Django's own SMTP."""
    words = " ".join((str(error) or type(error).__name__).split())[:250]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, _said)] = list(error.recipients.values())[:1] or [(500, b"")]
        return Delayed(words) if code < 500 else Refused(words)
    if isinstance(error, ConnectionRefusedError | smtplib.SMTPConnectError | smtplib.SMTPAuthenticationError):
        return Delayed(words)
    if type(error).__name__ == "AnymailRecipientsRefused":
        return Refused(words)
    match getattr(error, "status_code", None):
        case 401 | 403 | 408 | 429:
            return Delayed(words)
        case int(code) if 400 <= code < 500:
            return Refused(words, is_about_recipient=False)
    return Unconfirmed(f"It may have left: {words}")


def as_message(mail: Mail) -> EmailMultiAlternatives:
    """Headers are set through Django's own checks, so no value can begin another header."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": mail.message_id,
            "Date": formatdate(mail.queued_at.timestamp()),
            "Auto-Submitted": "auto-generated",
            **mail.headers,
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for file in mail.sent_files:
        attach(message, file)
    return message


def attach(message: EmailMultiAlternatives, file: SentFile) -> None:
    """A file that was deleted since goes along no more."""
    if default_storage.exists(file.path):
        with default_storage.open(file.path) as stored:
            message.attach(file.name, stored.read(), file.content_type)
