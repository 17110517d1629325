"""One way out: a mail is a row first, and leaves by a job."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from procrastinate.contrib.django import app

from saypro.kit.letters import Letter
from saypro.notifications.models import Mail, SentFile

LONGEST_DELIVERY, LONGEST_WAY = timedelta(minutes=10), timedelta(days=1)
DELIVER, QUEUE = "notifications.deliver_mail", "mail"


class Lost(Exception):
    """Somebody else sends this mail by now: leave it alone."""


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
    files: Sequence[SentFile] = (),
    message_id: str = "",
) -> Mail:
    """Keep the mail and the job that delivers it, in the caller's transaction.

    Without `html` the text is dressed in the house's letter. A `message_id` of the caller's makes it safe to
    repeat: the first mail of that mark comes back. Raises NoSuchAddress.
    """
    if message_id and (earlier := Mail.objects.filter(message_id=message_id).first()):
        return earlier
    subject = one_line(subject)
    mail = Mail.objects.create(
        message_id=message_id or new_message_id(),
        to=proper_address(to),
        subject=subject,
        text=text,
        html=html or as_letter(subject, text),
        reason=reason,
        reply_to=reply_to,
        headers=dict(headers or {}),
        files=[astuple(file) for file in files],
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
    """The mail, for the caller to send; None when it is gone, or may be.

    Whoever held it before without handing it over has lost it by this: a killed worker, or one that stood
    still and finds out in `begin_handing_over`.
    """
    unsent = Q(state=Mail.State.WAITING) | Q(state=Mail.State.SENDING, handed_at=None)
    if Mail.objects.filter(unsent, pk=mail_id).update(state=Mail.State.SENDING, claimed_at=at):
        return Mail.objects.filter(pk=mail_id, claimed_at=at).first()
    return None


def begin_handing_over(mail: Mail, *, at: datetime) -> None:
    """From here on the mail may have left. Raises Lost when somebody else has it meanwhile."""
    if not held(mail).filter(handed_at=None).update(handed_at=at):
        raise Lost(f"{mail.message_id} is in other hands.")


def confirm(mail: Mail, *, at: datetime) -> None:
    """The mail left. Codes and words are not kept longer than needed, except where the demo shows them."""
    words = {} if settings.KEEPS_MAIL else {"text": "", "html": ""}
    held(mail).update(state=Mail.State.SENT, sent_at=at, error="", **words)


def put_back(mail: Mail, *, error: str) -> None:
    """It did not leave, for certain, and may be tried again."""
    held(mail).update(state=Mail.State.WAITING, claimed_at=None, handed_at=None, error=error[:300])


def give_up(mail: Mail, *, error: str) -> None:
    held(mail).update(state=Mail.State.FAILED, error=error[:300])


def held(mail: Mail) -> QuerySet[Mail]:
    """The mail, as long as it is in the hands of whoever claimed it as `mail`."""
    return Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING, claimed_at=mail.claimed_at)


@transaction.atomic
def send_again(mail_id: int) -> bool:
    """Let a mail that was given up wait once more; False when there is nothing to send again.

    For a person to decide: a mail that "may have left" could arrive twice.
    """
    failed = Mail.objects.filter(pk=mail_id, state=Mail.State.FAILED).exclude(text="")
    if not failed.update(state=Mail.State.WAITING, claimed_at=None, handed_at=None, error=""):
        return False
    app.configure_task(DELIVER, queue=QUEUE).defer(mail_id=mail_id)
    return True


@transaction.atomic
def look_after_interrupted(at: datetime) -> int:
    """What a dead worker held and no other has taken up in ten minutes; returns how many that were.

    What it had not handed over is queued again, for a day. What it had is put aside: whether it left is not
    known, and a second mail would be worse.
    """
    late = Mail.objects.filter(state=Mail.State.SENDING, claimed_at__lt=at - LONGEST_DELIVERY)
    unsent = late.filter(handed_at=None, queued_at__gt=at - LONGEST_WAY)
    again = list(unsent.select_for_update().values_list("pk", flat=True))
    Mail.objects.filter(pk__in=again).update(state=Mail.State.WAITING, claimed_at=None)
    for mail_id in again:
        app.configure_task(DELIVER, queue=QUEUE).defer(mail_id=mail_id)
    lost = late.filter(handed_at=None).update(state=Mail.State.FAILED, error="It was not sent for a day.")
    unknown = late.update(
        state=Mail.State.FAILED, error="The worker died while sending it: it may or may not have left."
    )
    return len(again) + lost + unknown


def forget_mails(*, before: datetime) -> int:
    """Drop mails queued before then, whatever became of them; returns how many."""
    forgotten, _kinds = Mail.objects.filter(queued_at__lt=before).exclude(state=Mail.State.WAITING).delete()
    return forgotten
