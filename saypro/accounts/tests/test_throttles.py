"""How often somebody may try."""

from typing import Any

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.accounts.tests.conftest import PASSWORD
from saypro.accounts.tests.steps import is_signed_in, sign_in
from saypro.accounts.throttles import may_upload

TOO_MANY = "Too many tries"


def fail(client: Client, email: str, **more: Any) -> str:
    return str(sign_in(client, email, "a wrong password 77", **more).content.decode())


def test_the_sixth_wrong_password_from_one_address_is_not_even_looked_at(
    client: Client, member: User
) -> None:
    for number in range(5):
        assert TOO_MANY not in fail(client, f"person{number}@example.com")
    assert TOO_MANY in fail(client, member.email)
    sign_in(client, member.email, PASSWORD)
    assert not is_signed_in(client)


def test_the_eleventh_wrong_password_of_one_account_is_refused_from_anywhere(
    client: Client, member: User
) -> None:
    for number in range(10):
        assert TOO_MANY not in fail(client, member.email, REMOTE_ADDR=f"198.51.100.{number}")
    assert TOO_MANY in fail(client, member.email.upper(), REMOTE_ADDR="203.0.113.9", HTTP_HOST="127.0.0.1")


def test_unknown_accounts_are_counted_alike(client: Client) -> None:
    answers = [fail(client, "nobody@example.com") for _ in range(6)]
    assert [TOO_MANY in answer for answer in answers] == [False] * 5 + [True]


def test_a_good_sign_in_does_not_reset_the_count(client: Client, member: User) -> None:
    mine = a_person("Mallory", password=PASSWORD)
    for _ in range(4):
        fail(client, member.email)
    sign_in(client, mine.email, PASSWORD)
    client.post("/account/logout/")
    fail(client, member.email)
    assert TOO_MANY in fail(client, member.email)


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"])
def test_a_header_does_not_move_the_limit(client: Client, header: str) -> None:
    for number in range(5):
        fail(client, f"person{number}@example.com", **{header: f"198.51.100.{number}"})
    assert TOO_MANY in fail(client, "person6@example.com", **{header: "198.51.100.77"})


def test_a_header_of_a_listed_proxy_tells_visitors_apart(client: Client, settings: Any) -> None:
    settings.TRUSTED_PROXIES = frozenset({"127.0.0.1"})
    for number in range(6):
        answer = fail(client, f"person{number}@example.com", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
        assert TOO_MANY not in answer
    spoofed = "192.0.2.1, 203.0.113.5"
    for number in range(5):
        fail(client, f"other{number}@example.com", HTTP_X_FORWARDED_FOR=spoofed.replace("2.1", f"2.{number}"))
    assert TOO_MANY in fail(client, "other6@example.com", HTTP_X_FORWARDED_FOR=spoofed)


def test_password_resets_are_limited_by_address(client: Client) -> None:
    answers = [
        client.post("/account/password/reset/", {"email": f"person{number}@example.com"})
        for number in range(6)
    ]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_password_resets_are_limited_by_account(client: Client, member: User) -> None:
    answers = [
        Client().post("/account/password/reset/", {"email": member.email}, REMOTE_ADDR=f"198.51.100.{number}")
        for number in range(6)
    ]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert TOO_MANY in answers[-1].content.decode()


def test_codes_to_sign_in_are_limited_by_account(client: Client, member: User) -> None:
    answers = [
        Client().post("/account/login/code/", {"email": member.email}, REMOTE_ADDR=f"198.51.100.{number}")
        for number in range(6)
    ]
    assert [answer.status_code for answer in answers[:5]] == [302] * 5
    assert TOO_MANY in answers[-1].content.decode()


def test_sixty_pictures_of_oneself_an_hour_are_taken(member: User) -> None:
    for _time in range(60):
        assert may_upload(member.pk)
    answer = signed_in_client(member).post("/my/profile/photo/", {"photo": ""})
    assert answer.status_code == 429
    assert "That was a lot in a short time." in answer.text


def test_the_password_meter_is_limited(client: Client) -> None:
    answers = {client.post("/account/password/strength/", {"password": ""}).status_code for _ in range(241)}
    assert answers == {200, 429}
