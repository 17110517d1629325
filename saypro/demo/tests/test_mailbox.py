"""Every mail can be read in a demo."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from saypro.notifications.actions import send_mail, send_text
from saypro.notifications.models import Mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def a_mail(to: str = "lerato@example.com", subject: str = "Your code", **words: Any) -> Mail:
    return send_mail(to=to, subject=subject, text=words.pop("text", "It is 4711."), **words)


def test_the_newest_mail_is_on_top_and_leads_to_its_words(client: Client) -> None:
    a_mail(subject="First")
    mail = a_mail(subject="Second", text="Go to http://localhost:8000/messages/")
    page = client.get(reverse("demo:mailbox")).text
    assert page.index("Second") < page.index("First")
    words = client.get(reverse("demo:mail", args=[mail.pk])).text
    assert 'href="http://localhost:8000/messages/"' in words


def test_mail_is_found_by_address(client: Client) -> None:
    a_mail("lerato@example.com", "For Lerato")
    a_mail("sipho@example.com", "For Sipho")
    page = client.get(reverse("demo:mailbox"), {"q": "sipho"}).text
    assert "For Sipho" in page
    assert "For Lerato" not in page


def test_texts_stand_beside_the_mails_and_are_found_by_number(client: Client) -> None:
    send_text("sms", to="+27821234567", words="123456 is your code")
    send_text("whatsapp", to="+27830000000", words="Sipho offers R 900")
    page = client.get(reverse("demo:mailbox")).text
    assert "123456 is your code" in page
    assert "WhatsApp" in page
    assert "123456" not in client.get(reverse("demo:mailbox"), {"q": "2783"}).text


def test_older_mail_is_a_page_away(client: Client) -> None:
    for number in range(51):
        a_mail(subject=f"Mail {number:02}.")
    first = client.get(reverse("demo:mailbox"))
    assert "Mail 00." not in first.text
    assert "Mail 00." in client.get(reverse("demo:mailbox"), {"before": first.context["last"]}).text


def test_a_bent_cursor_shows_the_newest(client: Client) -> None:
    a_mail(subject="Here")
    for bent in ("x", "-1", "9" * 40, "²"):
        assert "Here" in client.get(reverse("demo:mailbox"), {"before": bent}).text


def test_a_letter_can_run_nothing_and_reach_nothing(client: Client) -> None:
    mail = a_mail(html="<html><head></head><body><script>alert(1)</script><a href='/x'>go</a></body></html>")
    answer = client.get(reverse("demo:letter", args=[mail.pk]))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in answer.text
    frame = client.get(reverse("demo:mail", args=[mail.pk])).text
    assert "allow-scripts" not in frame
    assert "allow-same-origin" not in frame
    assert "alert(1)" not in frame


def test_what_is_not_there_is_not_found(client: Client) -> None:
    assert client.get(reverse("demo:mail", args=[1])).status_code == 404
    assert client.get(reverse("demo:letter", args=[1])).status_code == 404


def test_without_the_switch_no_mail_is_shown(client: Client, settings: LazySettings) -> None:
    mail = a_mail()
    settings.DEMO = False
    for name, args in (("demo:mailbox", []), ("demo:mail", [mail.pk]), ("demo:letter", [mail.pk])):
        assert client.get(reverse(name, args=args)).status_code == 404
