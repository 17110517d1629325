"""The door for mail: a server that takes mail for our addresses from the mail server in front of it.

It answers "250" only once the mail is stored, and "451" whenever it could not be, so that the server before
it keeps the mail and tries again.
"""

from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from saypro.helpdesk.actions import receive_mail
from saypro.helpdesk.mail import limits

MOST_RECIPIENTS = 100


class Door:
    """What a mail server asks of us; each mail is stored in a thread of its own."""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not is_ours(address):
            return "550 5.1.1 No such address here"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        try:
            await sync_to_async(store, thread_sensitive=False)(as_delivered(envelope))
        except Exception:  # whatever it is, the mail is not stored: let it come again
            return "451 4.3.0 Could not be stored just now"
        return "250 2.0.0 Stored"


def is_ours(address: str) -> bool:
    """Whether we take mail for it: the office, and whatever stands before our domain for answers."""
    domain = address.rpartition("@")[2].lower()
    known = settings.REPLY_DOMAIN and domain == settings.REPLY_DOMAIN.lower()
    return bool(known) or address.lower() == settings.OFFICE_EMAIL.lower()


def as_delivered(envelope: Envelope) -> bytes:
    """The mail with whom it came from and for whom: blind copies name them nowhere else."""
    sender = (envelope.mail_from or "").strip("<>")  # a bounce comes from nobody, written "<>"
    told = [f"Return-Path: <{sender}>", *(f"Envelope-To: {address}" for address in envelope.rcpt_tos)]
    head = "".join(f"{line}\r\n" for line in told).encode("utf-8", "replace")
    return head + (envelope.original_content or b"")


def store(raw: bytes) -> None:
    close_old_connections()
    try:
        receive_mail(raw, at=timezone.now())
    finally:
        close_old_connections()


def smtp() -> SMTP:
    """A conversation with one mail server."""
    return SMTP(Door(), data_size_limit=limits.BYTES, enable_SMTPUTF8=True, ident="SayPro")
