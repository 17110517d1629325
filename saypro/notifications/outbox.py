"""Django's mail goes into the outbox instead of onto the wire."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from saypro.notifications import actions


class Backend(BaseEmailBackend):
    """One row per recipient, so that nobody reads another's address; attachments are left out."""

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.recipients():
                actions.send_mail(
                    to=recipient,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html_of(message),
                )
        return len(email_messages)


def html_of(message: EmailMessage) -> str:
    if isinstance(message, EmailMultiAlternatives):
        for content, kind in message.alternatives:
            if kind == "text/html":
                return str(content)
    return ""
