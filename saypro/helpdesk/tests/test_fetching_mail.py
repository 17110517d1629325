"""Mail comes out of a mailbox and from mail services: signed, once, and nothing is lost on the way."""

import hmac
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.helpdesk.actions import fetch_mail
from saypro.helpdesk.mail import mailbox
from saypro.helpdesk.mail.mailbox import Place, opened
from saypro.helpdesk.models import InboundMail, Mailbox
from saypro.helpdesk.tests.imap_server import ImapServer, an_imap_server
from saypro.helpdesk.tests.test_inbound_mail import a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[ImapServer]:
    settings.MAIL_TRUSTED_HOSTS = {"smtp": "mx.example.org", "imap": "mx.provider.example"}
    with an_imap_server() as server:
        settings.IMAP_URL = server.url
        for uid in (3, 5, 9):
            server.mails[uid] = a_mail(f"Number {uid}", Message_ID=f"<{uid}@x.com>")
        yield server


def subjects() -> list[str]:
    return [bytes(mail.raw).decode().splitlines()[-1] for mail in InboundMail.objects.order_by("pk")]


def test_a_mailbox_is_read_once_and_left_as_it_is(server: ImapServer) -> None:
    assert fetch_mail(at=timezone.now()) == 3
    assert fetch_mail(at=timezone.now()) == 0
    assert subjects() == ["Number 3", "Number 5", "Number 9"]
    assert {mail.door for mail in InboundMail.objects.all()} == {"imap"}
    assert bytes(InboundMail.objects.earliest("pk").raw) == server.mails[3], "the original, byte by byte"
    assert any(words.startswith("EXAMINE") for words in server.asked), "read-only"
    assert not any("STORE" in words for words in server.asked)


def test_the_word_of_another_doors_server_counts_nothing(server: ImapServer) -> None:
    fetch_mail(at=timezone.now())
    assert not InboundMail.objects.filter(is_verified=True).exists()


def test_what_broke_off_goes_on_where_it_was(server: ImapServer) -> None:
    server.breaks_at = 5
    fetch_mail(at=timezone.now())
    assert subjects() == ["Number 3"]
    mailbox = Mailbox.objects.get()
    assert (mailbox.last_uid, bool(mailbox.error)) == (3, True)
    server.breaks_at = 0
    fetch_mail(at=timezone.now())
    assert subjects() == ["Number 3", "Number 5", "Number 9"]
    assert Mailbox.objects.get().error == ""


BABBLE = [
    ("", b"\xff\xfe\x00 no IMAP at all\r\n"),
    ("", b"* OK re"),
    ("LOGIN", b"* BYE go away\r\n"),
    ("EXAMINE", b"* OK [UIDVALIDITY many] here\r\nX OK done\r\n"),
    ("UID SEARCH", b"* SEARCH 3 5 " + b"9" * 5000 + b"\r\n"),
    ("UID SEARCH", b"* SEARCH \xff\x00 three\r\n"),
    ("UID FETCH", b"* 1 FETCH (UID 3 BODY[]<0> {999999999999999999999}\r\nshort"),
    ("UID FETCH", b"* 1 FETCH (UID 3 BODY[]<0> {9000000000}\r\nshort"),
    ("UID FETCH", b"* 1 FETCH (UID 3 BODY[]<0> {50}\r\nhalf a li"),
    ("UID FETCH", b"x" * 2_000_000 + b"\r\n"),
]


@pytest.mark.parametrize(("begin", "said"), BABBLE)
def test_a_server_that_babbles_loses_and_doubles_nothing(server: ImapServer, begin: str, said: bytes) -> None:
    server.babbles = {begin: said}
    assert fetch_mail(at=timezone.now()) == 0
    assert Mailbox.objects.get().error, "the office sees why"
    server.babbles = {}
    assert fetch_mail(at=timezone.now()) == 3
    assert fetch_mail(at=timezone.now()) == 0
    assert Mailbox.objects.get().error == ""


SILENCE = [
    ("", b""),
    ("", b"* OK re"),
    ("LOGIN", b""),
    ("EXAMINE", b"* 3 EXISTS\r\n"),
    ("UID SEARCH", b""),
    ("UID SEARCH", b"* SEARCH 3 5"),
    ("UID FETCH 5", b""),
    ("UID FETCH 5", b"* 1 FETCH (UID 5 BODY[]<0> {5000}\r\nFrom: half@example.com\r\n"),
    ("LOGOUT", b""),
]


@pytest.mark.parametrize(("begin", "said"), SILENCE)
@pytest.mark.parametrize("drips", [b"", b"x"], ids=["silent", "dripping"])
def test_a_server_that_falls_silent_is_given_up_in_time_and_loses_and_doubles_nothing(
    server: ImapServer, monkeypatch: pytest.MonkeyPatch, begin: str, said: bytes, drips: bytes
) -> None:
    monkeypatch.setattr(mailbox, "TIMEOUT_S", 0.5)
    monkeypatch.setattr(mailbox, "ANSWER_S", 1)
    server.babbles, server.stays, server.drips = {begin: said}, True, drips
    began = time.monotonic()
    fetch_mail(at=timezone.now())
    assert time.monotonic() - began < 15, "longer than it may be silent, say goodbye, and our machine be busy"
    before = {"UID FETCH 5": ["Number 3"], "LOGOUT": ["Number 3", "Number 5", "Number 9"]}.get(begin, [])
    assert subjects() == before
    assert bool(Mailbox.objects.get().error) == (begin != "LOGOUT"), "the office sees why"
    server.babbles = {}
    assert fetch_mail(at=timezone.now()) == 3 - len(before)
    assert subjects() == ["Number 3", "Number 5", "Number 9"]
    assert Mailbox.objects.get().error == ""


def test_a_mail_fetched_and_never_stored_comes_again(server: ImapServer) -> None:
    with opened(Place.at(server.url)) as box:
        assert box.mail(3) == server.mails[3]
    assert fetch_mail(at=timezone.now()) == 3


def test_new_numbers_of_the_server_double_nothing(server: ImapServer) -> None:
    fetch_mail(at=timezone.now())
    server.uid_validity = 8
    server.mails = {uid - 2: raw for uid, raw in server.mails.items()}
    server.mails[8] = a_mail("New", Message_ID="<n@x>")
    fetch_mail(at=timezone.now())
    assert subjects() == ["Number 3", "Number 5", "Number 9", "New"]


def test_the_office_sees_a_mailbox_that_is_shut(server: ImapServer, agent: User, settings: Any) -> None:
    settings.IMAP_URL = server.url.replace("secret", "wrong")
    fetch_mail(at=timezone.now())
    page = signed_in_client(agent).get("/office/mail/").content.decode()
    assert "has not been read since" in page
    assert "wrong password" in page
    assert "wrong%40" not in page, "and not the password"


def signed(raw: bytes, key: bytes = b"k", **more: str) -> dict[str, str]:
    """As Mailgun sends a mail on."""
    token, timestamp = "t" * 50, str(int(time.time()))
    mark = hmac.new(key, f"{timestamp}{token}".encode(), sha256).hexdigest()
    told = {"token": token, "timestamp": timestamp, "signature": mark, "recipient": "help@example.com"}
    return told | {"body-mime": raw.decode(), "sender": "s@example.com"} | more


@pytest.fixture
def _hooked(settings: Any) -> None:
    settings.MAIL_HOOK = "anymail.webhooks.mailgun.MailgunInboundWebhookView"
    settings.ANYMAIL = {"MAILGUN_WEBHOOK_SIGNING_KEY": "k"}
    settings.MAIL_TRUSTED_HOSTS = {"smtp": "mx.example.org"}


@pytest.mark.usefixtures("_hooked")
def test_a_mail_service_sends_mail_on_once() -> None:
    told = signed(a_mail("By a hook"))
    assert [Client().post("/hooks/mail/", told).status_code for _twice in range(2)] == [200, 200]
    mail = InboundMail.objects.get()
    assert (mail.door, mail.is_verified, mail.sender) == ("hook", False, "thandi@example.com")
    assert b"Envelope-To: help@example.com" in bytes(mail.raw)
    assert Client().head("/hooks/mail/").status_code == 200


@pytest.mark.usefixtures("_hooked")
@pytest.mark.parametrize(
    ("told", "status"),
    [
        (signed(a_mail(), key=b"wrong"), 403),
        ({}, 403),
        ({"body-mime": "x"}, 403),
        (signed(a_mail(), event="opened"), 400),
    ],
)
def test_what_is_unsigned_or_nonsense_is_refused(told: dict[str, str], status: int) -> None:
    assert Client().post("/hooks/mail/", told).status_code == status
    assert not InboundMail.objects.exists()


def test_without_a_service_there_is_no_such_address() -> None:
    assert Client().post("/hooks/mail/", {}).status_code == 404
