"""Two-step sign-in: an app's codes, recovery codes, and what an attacker tries about them."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.tests.conftest import PASSWORD
from saypro.accounts.tests.steps import is_signed_in, sign_in


def code_of_app(secret: str) -> str:
    """What the app on the phone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def set_up_app(client: Client, member: User) -> str:
    """Sign in, prove it again, scan the square, enter the code; returns the secret in the app."""
    sign_in(client, member.email, PASSWORD)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="authenticator_secret" value="(\w+)"', page)
    assert secret
    done = client.post("/account/2fa/totp/activate/", {"code": code_of_app(secret[1])})
    assert done.url == "/account/2fa/recovery-codes/"  # type: ignore[attr-defined]
    return secret[1]


def test_an_app_is_asked_for_after_the_password(member: User, client: Client) -> None:
    secret = set_up_app(client, member)
    elsewhere = Client()
    assert sign_in(elsewhere, member.email, PASSWORD).url == "/account/2fa/authenticate/"
    assert not is_signed_in(elsewhere), "the password alone opens nothing"
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        elsewhere.post("/account/2fa/authenticate/", {"code": code_of_app(secret)})
    assert is_signed_in(elsewhere)


def test_a_code_by_mail_does_not_skip_the_app(member: User, client: Client) -> None:
    set_up_app(client, member)
    elsewhere = Client()
    elsewhere.post("/account/login/code/", {"email": member.email})
    code = re.search(r"[A-Z]{3}-[A-Z]{3}", str(mail.outbox[-1].body))
    assert code
    elsewhere.post("/account/login/code/confirm/", {"code": code[0]})
    assert not is_signed_in(elsewhere)


def test_a_code_of_the_app_works_once(member: User, client: Client) -> None:
    secret = set_up_app(client, member)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        code = code_of_app(secret)
        doors = [Client(), Client()]
        for door in doors:
            sign_in(door, member.email, PASSWORD)
            door.post("/account/2fa/authenticate/", {"code": code})
        assert [is_signed_in(door) for door in doors] == [True, False]


def test_a_recovery_code_lets_one_in_once(member: User, client: Client) -> None:
    set_up_app(client, member)
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", page)
    assert len(codes) == 10
    doors = [Client(), Client()]
    for door in doors:
        sign_in(door, member.email, PASSWORD)
        door.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert [is_signed_in(door) for door in doors] == [True, False]
    assert "9 recovery codes left" in doors[0].get("/my/account/").content.decode()


def test_recovery_codes_are_shown_once(member: User, client: Client) -> None:
    set_up_app(client, member)
    client.get("/account/2fa/recovery-codes/")
    assert not re.findall(r"<li>\d{8}</li>", client.get("/account/2fa/recovery-codes/").content.decode())
    assert client.get("/account/2fa/recovery-codes/download/").status_code in (403, 404)


def test_secrets_are_not_readable_in_the_database(member: User, client: Client) -> None:
    secret = set_up_app(client, member)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_codes_cannot_be_tried_without_end(member: User, client: Client) -> None:
    secret = set_up_app(client, member)
    elsewhere = Client()
    sign_in(elsewhere, member.email, PASSWORD)
    for _ in range(12):
        page = elsewhere.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "Too many tries" in page.content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        elsewhere.post("/account/2fa/authenticate/", {"code": code_of_app(secret)})
    assert not is_signed_in(elsewhere)


def test_the_member_is_told_of_a_new_second_step(
    member: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client, member)
    assert [one.subject for one in mail.outbox] == ["An authenticator app was added"]
    assert "Was it not you?" in str(mail.outbox[0].body)


@pytest.mark.parametrize("path", ["totp/activate/", "webauthn/add/", "recovery-codes/generate/"])
def test_what_guards_the_account_asks_for_the_password_again(member: User, client: Client, path: str) -> None:
    if path.startswith("recovery"):
        set_up_app(client, member)
        client = Client()
        client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    else:
        sign_in(client, member.email, PASSWORD)
    page = client.get(f"/account/2fa/{path}")
    assert page.status_code == 302
    assert "reauthenticate" in page["Location"]


def test_the_square_stands_inside_the_page(member: User, client: Client) -> None:
    """An address with data in it would be refused by our own content policy."""
    sign_in(client, member.email, PASSWORD)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    assert " style=" not in page
