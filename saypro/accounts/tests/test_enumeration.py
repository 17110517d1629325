"""Nobody learns from us who is a member: same words, same status, same work."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.tests.steps import SIGN_UP, code_in_last_mail, enter_code, sign_in, sign_up, words_of

KNOWN, UNKNOWN = "lerato@example.com", "nobody.here@example.com"


def sign_up_as(client: Client, email: str) -> Any:
    return sign_up(client, email=email)


def wrong_password(client: Client, email: str) -> Any:
    return sign_in(client, email, "a wrong password 77")


def reset(client: Client, email: str) -> Any:
    return client.post("/account/password/reset/", {"email": email})


def ask_for_code(client: Client, email: str) -> Any:
    return client.post("/account/login/code/", {"email": email})


ASKS = [sign_up_as, wrong_password, reset, ask_for_code]


@pytest.mark.parametrize("ask", ASKS)
def test_known_and_unknown_addresses_get_the_same_answers(ask: Callable[..., Any], member: User) -> None:
    """The answer, the page it leads to, a wrong code there, and another code sent from there."""
    seen = [journey(ask, email) for email in (KNOWN, UNKNOWN)]
    assert seen[0] == seen[1]


def journey(ask: Callable[..., Any], email: str) -> list[tuple[int, str, str]]:
    client = Client()
    steps = [ask(client, email)]
    if steps[0].status_code == 302:
        next_page = steps[0].url
        steps.append(client.get(next_page))
        steps.append(client.post(next_page, {"code": "AAA-AAA"}))
        steps.append(client.post(next_page, {"code": "BBB-BBB"}))
        steps.append(client.post(next_page, {"code": "CCC-CCC"}))
        steps.append(client.get(next_page))
    return [
        (step.status_code, step.get("Location", ""), words_of(step).replace(email, "ADDRESS"))
        for step in steps
    ]


@pytest.mark.parametrize("ask", [sign_up_as, reset, ask_for_code])
def test_a_mail_leaves_either_way(ask: Callable[..., Any], member: User) -> None:
    for email in (KNOWN, UNKNOWN):
        mail.outbox.clear()
        ask(Client(), email)
        assert [one.to for one in mail.outbox] == [[email]]


class CountingHasher(MD5PasswordHasher):
    """Counts the work that dominates the time of an answer."""

    count = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).count += 1
        return super().encode(password, salt)


@pytest.mark.parametrize("ask", [sign_up_as, wrong_password])
def test_known_and_unknown_addresses_cost_the_same_hashing(
    ask: Callable[..., Any], settings: Any, member: User
) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    member.set_password("what it really is 55")
    member.save()
    costs = []
    for email in (KNOWN, UNKNOWN):
        CountingHasher.count = 0
        ask(Client(), email)
        costs.append(CountingHasher.count)
    assert costs[0] == costs[1] > 0


def test_an_owner_is_told_that_somebody_signed_up_with_their_address(client: Client, member: User) -> None:
    sign_up(client, email=KNOWN)
    assert mail.outbox[-1].subject == "You already have an account"
    assert User.objects.count() == 1


def test_a_taken_address_cannot_be_moved_to(client: Client, member: User) -> None:
    sign_up(client)
    enter_code(client, code_in_last_mail())
    client.post("/account/reauthenticate/", {"password": SIGN_UP["password1"], "next": "/account/email/"})
    client.post("/account/email/", {"email": KNOWN, "action_add": ""})
    enter_code(client, code_in_last_mail())
    assert User.objects.get(email=KNOWN) == member
