"""Coming back: by password, by code, and only onto pages of our own."""

import pytest
from django.core import mail
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.tests.conftest import PASSWORD
from saypro.accounts.tests.steps import code_in_last_mail, is_signed_in, sign_in


def test_a_member_signs_in_by_password(client: Client, member: User) -> None:
    assert sign_in(client, "Lerato@Example.com ", PASSWORD).url == "/"
    assert is_signed_in(client)


def test_a_member_signs_in_by_code(client: Client, member: User) -> None:
    client.post("/account/login/code/", {"email": member.email})
    client.post("/account/login/code/confirm/", {"code": code_in_last_mail().lower()})
    assert is_signed_in(client)


def test_the_session_gets_another_id_and_the_old_cookie_dies(client: Client, member: User) -> None:
    client.post("/account/signup/", {"name": "x"})
    client.post("/account/password/reset/", {"email": member.email})
    before = client.session.session_key
    sign_in(client, member.email, PASSWORD)
    after = client.session.session_key
    assert before
    assert before != after
    client.post("/account/logout/")
    client.cookies["sessionid"] = str(after)
    assert not is_signed_in(client)


def test_a_closed_account_lets_nobody_in(client: Client, member: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in(client, member.email, PASSWORD).url == "/account/inactive/"
    assert "This account is closed" in client.get("/account/inactive/").content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https:evil.example",
        "https://evil.example/",
        "http://testserver/my/",
        "\\\\evil.example",
        "/\\evil.example",
        "/%0d%0aSet-Cookie:x=1\r\n",
        "javascript:alert(1)",
        "/\t/evil.example",
        "///evil.example",
        "evil.example",
    ],
)
def test_after_signing_in_one_lands_only_on_our_own_paths(client: Client, member: User, target: str) -> None:
    page = client.post("/account/login/", {"login": member.email, "password": PASSWORD, "next": target})
    assert page["Location"] == "/"


def test_after_signing_in_one_comes_back_to_where_one_was(client: Client, member: User) -> None:
    page = client.post(
        "/account/login/", {"login": member.email, "password": PASSWORD, "next": "/my/profile/?a=1"}
    )
    assert page["Location"] == "/my/profile/?a=1"


def test_a_forgotten_password_is_replaced_by_code(client: Client, member: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere, member.email, PASSWORD)
    client.post("/account/password/reset/", {"email": member.email})
    client.post("/account/password/reset/confirm/", {"code": code_in_last_mail()})
    done = client.post("/account/password/reset/complete/", {"password1": "entirely other words 12"})
    assert done.status_code == 302
    assert not is_signed_in(elsewhere), "whoever was signed in with the old password is out"
    assert mail.outbox[-1].subject == "Your password was changed"
    sign_in(client, member.email, "entirely other words 12")
    assert is_signed_in(client)


def test_a_changed_password_ends_every_other_session(member: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, member.email, PASSWORD)
    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": "entirely other words 12"})
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_password_is_changed_only_with_the_present_one(member: User, client: Client) -> None:
    sign_in(client, member.email, PASSWORD)
    page = client.post(
        "/account/password/change/", {"oldpassword": "wrong", "password1": "entirely other words 12"}
    )
    assert "not your present password" in page.content.decode()
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def test_a_new_address_counts_once_its_code_is_entered(client: Client, member: User) -> None:
    sign_in(client, member.email, PASSWORD)
    client.post("/account/email/", {"email": "lerato.new@example.com", "action_add": ""})
    assert not mail.outbox, "first the password once more"
    client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/account/email/"})
    member.refresh_from_db()
    assert member.email == "lerato@example.com"
    client.post("/account/confirm-email/", {"code": code_in_last_mail()})
    member.refresh_from_db()
    assert member.email == "lerato.new@example.com"
    assert mail.outbox[-1].to == ["lerato@example.com"], "the old address is told"
