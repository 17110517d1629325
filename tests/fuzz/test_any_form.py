"""The same about the forms of messages: 422 with a sentence, never a breakdown."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, say
from saypro.listings.testing import a_listing
from tests.fuzz.values import KNOWN, nested, odd_texts

FIELDS = ["client_id", "body", "quote", "attachment", "files", "seq", "subject"]
BODIES = [
    "",
    "{}",
    "null",
    nested(10_000),
    '{"body": {"$ne": null}}',
    "body=%00",
    "body=%ed%a0%80",
    "&&&=",
    "\x00",
]
KINDS = [
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=nowhere",
]
GOOD = {200, 201, 204, 302}
REFUSED = {400, 404, 422}

often = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def thread() -> Conversation:
    buyer, seller = a_person(name="Lerato Mokoena"), a_person(name="Sipho Dlamini")
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, buyer)
    return thread


@pytest.fixture
def lerato(thread: Conversation, settings: Any) -> Client:
    settings.MESSAGE_BURST = settings.MESSAGE_RATE = 1_000_000
    return signed_in_client(thread.participants.get(person__name="Lerato Mokoena").person)


def addresses(thread: Conversation) -> list[str]:
    own = thread.get_absolute_url()
    return [f"{own}messages/", f"{own}1/wording/", f"{own}1/deletion/", f"{own}1/undoing/", f"{own}reading/"]


@often
@given(more=st.data())
def test_whatever_stands_in_a_form_is_taken_or_refused_in_a_sentence(
    thread: Conversation, lerato: Client, more: st.DataObject
) -> None:
    address = more.draw(st.sampled_from(addresses(thread)))
    values = odd_texts.map(sendable) | st.lists(odd_texts.map(sendable), max_size=3)
    fields = more.draw(st.dictionaries(st.sampled_from(FIELDS) | odd_texts.map(sendable), values, max_size=5))
    require_sentence(lerato.post(address, fields, headers={"accept": "application/json"}))
    require_sentence(lerato.post(address, fields, headers={"accept": "text/html"}))


@often
@given(more=st.data())
def test_what_is_no_form_at_all_is_refused(thread: Conversation, lerato: Client, more: st.DataObject) -> None:
    address = more.draw(st.sampled_from(addresses(thread)))
    sent = more.draw(st.sampled_from(BODIES) | odd_texts.map(sendable)).encode()
    kind = more.draw(st.sampled_from(KINDS))
    answer = lerato.generic("POST", address, sent, kind, headers={"accept": "application/json"})
    require_sentence(answer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "no-uuid"},
        {"quote": "-1"},
        {"quote": "1e400"},
        {"quote": "9" * 5000},
        {"body": "\x00"},
        {"body": ""},
    ],
)
def test_a_message_with_a_wrong_field_is_422_with_its_reason(
    thread: Conversation, lerato: Client, wrong: dict[str, str]
) -> None:
    fields = {"client_id": str(uuid4()), "body": "Hello"} | wrong
    answer = lerato.post(addresses(thread)[0], fields, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["message"].endswith(".")
    assert thread.messages.count() == 1


def sendable(words: str) -> str:
    """As a browser would send it: half a letter becomes a question mark."""
    return words.encode("utf-8", "replace").decode()


def require_sentence(answer: Any) -> None:
    assert answer.status_code in GOOD | REFUSED, answer.content[:300]
    if answer.status_code == 422:
        said = answer.content.decode()
        if answer.headers["Content-Type"] == "application/json":
            said = json.loads(said)["message"]
        assert "." in said, "a refusal without a sentence"


def test_the_known_repeat_is_known(thread: Conversation, lerato: Client) -> None:
    """A reminder that the forms above could have stored something."""
    for _twice in range(2):
        answer = lerato.post(addresses(thread)[0], {"client_id": str(KNOWN), "body": "Hello"})
        assert answer.status_code == 302
    assert thread.messages.count() == 2
