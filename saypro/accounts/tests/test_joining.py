"""Signing up: a name, an address that is proved by a code, a password worth having."""

import pytest
from django.core import mail
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.tests.steps import SIGN_UP, code_in_last_mail, enter_code, is_signed_in, sign_in, sign_up
from saypro.events.models import Event


def test_a_new_member_joins_with_the_code_in_the_mail(client: Client) -> None:
    page = sign_up(client)
    assert page.url == "/account/confirm-email/"
    assert not is_signed_in(client)
    assert mail.outbox[-1].to == ["thandi@example.com"]
    done = enter_code(client, code_in_last_mail())
    assert done.status_code == 302
    assert is_signed_in(client)
    person = User.objects.get(email="thandi@example.com")
    assert (person.name, person.role) == ("Thandi Nkosi", "member")
    joined = Event.objects.get(kind="accounts.member_joined")
    assert joined.payload == {"person_id": person.pk}


def test_a_member_joins_once_however_often_they_sign_in(client: Client) -> None:
    sign_up(client)
    enter_code(client, code_in_last_mail())
    for _ in range(2):
        client.post("/account/logout/")
        sign_in(client, SIGN_UP["email"], SIGN_UP["password1"])
    assert Event.objects.filter(kind="accounts.member_joined").count() == 1


def test_without_the_code_nobody_gets_in(client: Client) -> None:
    sign_up(client)
    wrong = enter_code(client, "AAA-AAA")
    assert "That code is not right" in wrong.content.decode()
    sign_in(client, SIGN_UP["email"], SIGN_UP["password1"])
    assert not is_signed_in(client)


def test_a_code_dies_after_three_wrong_tries(client: Client) -> None:
    sign_up(client)
    code = code_in_last_mail()
    for _ in range(3):
        enter_code(client, "AAA-AAA")
    enter_code(client, code)
    assert not is_signed_in(client)


def test_a_code_is_of_use_only_where_it_was_asked_for(client: Client) -> None:
    sign_up(client)
    elsewhere = Client()
    enter_code(elsewhere, code_in_last_mail())
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("password1", "common word"),
        ("qwertyuiop", "common word"),
        ("thandi nkosi", "your name"),
        ("abcdefghij1234567890", "easy to guess"),
        ("kx9", "too short"),
        ("longwords " * 20, "Longer than 128"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(client: Client, password: str, words: str) -> None:
    page = sign_up(client, password1=password)
    assert words in page.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "12345", "Thandi\u202eisokN", "x" * 81])
def test_a_name_must_be_readable(client: Client, name: str) -> None:
    page = sign_up(client, name=name)
    assert 'aria-invalid="true"' in page.content.decode()
    assert not User.objects.exists()


def test_a_name_with_markup_stays_text(client: Client) -> None:
    sign_up(client, name="<script>alert(1)</script> Bob")
    enter_code(client, code_in_last_mail())
    assert "<script>alert(1)" not in client.get("/my/profile/").content.decode()


def test_who_signs_up_with_anothers_address_gains_nothing(client: Client) -> None:
    """The owner comes later and proves the address: the first one's name and password are gone."""
    squatter = Client()
    sign_up(squatter, name="Mallory", password1="my own secret 99 words")
    sign_up(client)
    enter_code(client, code_in_last_mail())
    assert User.objects.get().name == "Thandi Nkosi"
    assert not is_signed_in(squatter)
    squatter.get("/account/confirm-email/")
    sign_in(squatter, SIGN_UP["email"], "my own secret 99 words")
    assert not is_signed_in(squatter)


def test_who_waits_for_the_owner_to_reset_gains_nothing(client: Client) -> None:
    squatter = Client()
    sign_up(squatter, name="Mallory", password1="my own secret 99 words")
    client.post("/account/password/reset/", {"email": SIGN_UP["email"]})
    client.post("/account/password/reset/confirm/", {"code": code_in_last_mail()})
    client.post("/account/password/reset/complete/", {"password1": "entirely other words 12"})
    squatter.get("/account/confirm-email/")
    sign_in(squatter, SIGN_UP["email"], "my own secret 99 words")
    assert not is_signed_in(squatter)
    sign_in(client, SIGN_UP["email"], "entirely other words 12")
    assert is_signed_in(client)


def test_a_code_stands_in_the_text_only(client: Client) -> None:
    """Subjects are kept after the mail has left, and the office reads those of mails that did not."""
    sign_up(client)
    assert code_in_last_mail() not in mail.outbox[-1].subject


def test_the_mail_names_the_configured_site_whatever_host_was_asked_for(client: Client) -> None:
    sign_up(client, headers={"host": "127.0.0.1", "x-forwarded-host": "evil.example"})
    body = str(mail.outbox[-1].body)
    assert "http://localhost:8000" in body
    assert "127.0.0.1" not in body
    assert "evil" not in body
