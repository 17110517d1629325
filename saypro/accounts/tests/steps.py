"""What a person does on the pages of sign-in, one step each."""

import re
from typing import Any

from django.core import mail
from django.http import HttpResponse
from django.test import Client

SIGN_UP = {"name": "Thandi Nkosi", "email": "thandi@example.com", "password1": "quiver lagoon 73 tram"}


def code_in_last_mail() -> str:
    found = re.search(r"^([A-Z]{3}-[A-Z]{3})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def sign_up(client: Client, *, headers: dict[str, str] | None = None, **changes: str) -> Any:
    return client.post("/account/signup/", SIGN_UP | changes, headers=headers)


def sign_in(client: Client, email: str, password: str, **more: Any) -> Any:
    return client.post("/account/login/", {"login": email, "password": password}, **more)


def enter_code(client: Client, code: str) -> Any:
    return client.post("/account/confirm-email/", {"code": code})


def is_signed_in(client: Client) -> bool:
    return client.get("/my/account/").status_code == 200


def words_of(page: HttpResponse) -> str:
    """The page without what differs for everybody: the token against forged requests."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())
    return re.sub(r"\s+", " ", text)
