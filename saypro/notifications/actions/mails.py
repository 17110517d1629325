"""One way out: a mail is a row first, and leaves by a job."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from procrastinate.contrib.django import app

from saypro.kit.letters import Letter
from saypro.notifications.models import Mail

LONGEST_DELIVERY = timedelta(minutes=10)
DELIVER, QUEUE = "notifications.deliver_mail", "mail"


class NoSuchAddress(ValueError):
    """The address cannot be written on a mail."""


@transaction.atomic
def send_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    reason: str = "",
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
) -> Mail:
    """Keep the mail and the job that delivers it, in the caller's transaction.

    Without `html` the text is dressed in the house's letter. Raises NoSuchAddress.
    """
    subject = one_line(subject)
    mail = Mail.objects.create(
        message_id=new_message_id(),
        to=proper_address(to),
        subject=subject,
        text=text,
        html=html or as_letter(subject, text),
        reason=reason,
        reply_to=reply_to,
        headers=dict(headers or {}),
    )
    app.configure_task(DELIVER, queue=QUEUE).defer(mail_id=mail.pk)
    return mail


def one_line(words: str) -> str:
    """No line break or other control character, which could begin a header of its own; 300 at most."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:300]


def proper_address(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise NoSuchAddress(f"{address!r} is not one e-mail address.") from error
    return address


def as_letter(subject: str, text: str) -> str:
    """The house's letter around a plain text, paragraph by paragraph."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return Letter(heading=subject, preheader="".join(paragraphs[:1]), paragraphs=paragraphs).html()


def new_message_id() -> str:
    domain = settings.OFFICE_EMAIL.rpartition("@")[2]
    return f"<{secrets.token_urlsafe(24)}@{domain}>"


def claim(mail_id: int, *, at: datetime) -> Mail | None:
    """The mail, if it waits and nobody else has it; from now on nobody but the caller may send it."""
    waiting = Mail.objects.filter(pk=mail_id, state=Mail.State.WAITING)
    if waiting.update(state=Mail.State.SENDING, claimed_at=at):
        return Mail.objects.get(pk=mail_id)
    return None


def confirm(mail: Mail, *, at: datetime) -> None:
    """The mail left. Codes and words are not kept longer than needed, except where the demo shows them."""
    words = {} if settings.DEMO else {"text": "", "html": ""}
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT, sent_at=at, error="", **words)


def put_back(mail: Mail, *, error: str) -> None:
    """It did not leave, for certain, and may be tried again."""
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.WAITING, claimed_at=None, error=error[:300])


def give_up(mail: Mail, *, error: str) -> None:
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.FAILED, error=error[:300])


@transaction.atomic
def send_again(mail_id: int) -> bool:
    """Let a mail that was given up wait once more; False when there is nothing to send again.

    For a person to decide: a mail that "may have left" could arrive twice.
    """
    failed = Mail.objects.filter(pk=mail_id, state=Mail.State.FAILED).exclude(text="")
    if not failed.update(state=Mail.State.WAITING, claimed_at=None, error=""):
        return False
    app.configure_task(DELIVER, queue=QUEUE).defer(mail_id=mail_id)
    return True


def give_up_interrupted(at: datetime) -> int:
    """Park what a dead worker held: whether it left is not known, and a second mail would be worse."""
    held = Mail.objects.filter(state=Mail.State.SENDING, claimed_at__lt=at - LONGEST_DELIVERY)
    return held.update(
        state=Mail.State.FAILED, error="The worker died while sending it: it may or may not have left."
    )


def forget_mails(*, before: datetime) -> int:
    """Drop mails queued before then, whatever became of them; returns how many."""
    forgotten, _kinds = Mail.objects.filter(queued_at__lt=before).exclude(state=Mail.State.WAITING).delete()
    return forgotten
