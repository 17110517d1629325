"""What may become a mail, and that nothing slips into its headers."""

from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction

from saypro.notifications import actions
from saypro.notifications.models import Mail
from saypro.notifications.tasks import deliver
from saypro.notifications.tests.conftest import Postman

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "saypro.notifications.outbox.Backend"


def test_every_recipient_gets_a_mail_of_their_own() -> None:
    send_mail("Hello", "Text", None, ["a@example.com", "b@example.com"])
    assert set(Mail.objects.values_list("to", flat=True)) == {"a@example.com", "b@example.com"}


def test_the_drawn_side_is_kept() -> None:
    message = EmailMultiAlternatives("Hello", "Text", None, ["a@example.com"])
    message.attach_alternative("<p>Drawn</p>", "text/html")
    message.send()
    assert Mail.objects.get().html == "<p>Drawn</p>"


def test_a_mail_vanishes_with_the_change_it_tells_of() -> None:
    with transaction.atomic():
        send_mail("Hello", "Text", None, ["a@example.com"])
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    "subject",
    [
        "Hi\r\nBcc: evil@example.com",
        "Hi\nBcc: evil@example.com",
        "Hi\x00\x0b\x0cBcc",
        "Hi\u2028Bcc: x",
        "x" * 2000,
    ],
)
def test_a_subject_stays_one_line(subject: str, postman: Postman) -> None:
    mail = actions.send_mail(to="a@example.com", subject=subject, text="Text")
    assert mail.subject.isprintable()
    assert len(mail.subject) <= 300
    deliver(mail.pk)
    [envelope] = postman.arrived
    assert envelope.rcpt_tos == ["a@example.com"]
    assert isinstance(envelope.content, bytes)
    head = envelope.content.partition(b"\r\n\r\n")[0]
    assert b"\r\nbcc:" not in head.lower()


@pytest.mark.parametrize(
    "to", ["a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com", "nobody", ""]
)
def test_only_one_proper_address_is_a_recipient(to: str) -> None:
    with pytest.raises(actions.NoSuchAddress):
        actions.send_mail(to=to, subject="Hi", text="Text")
    assert not Mail.objects.exists()


def test_marks_in_a_text_stay_text_in_the_letter() -> None:
    mail = actions.send_mail(
        to="a@example.com", subject="<b>Hi</b>", text="<img src=x onerror=alert(1)> {{ 7|add:7 }}"
    )
    assert "<img" not in mail.html
    assert "<b>Hi" not in mail.html
    assert "{{ 7|add:7 }}" in mail.html
