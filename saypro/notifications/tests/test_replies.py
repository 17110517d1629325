"""Addresses for answering by mail are keyed: nobody makes one up, and old ones outlive a new key."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saypro.notifications.replies import reply_address, root_of, thread_and_person


@pytest.fixture(autouse=True)
def _a_domain(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"


ids = some.integers(1, 2**63 - 1)


def test_an_address_leads_back_to_its_thread_and_person() -> None:
    @given(ids, ids)
    def check(thread_id: int, person_id: int) -> None:
        address = reply_address(thread_id, person_id)
        assert len(address.partition("@")[0]) <= 64
        assert thread_and_person(address) == (thread_id, person_id)
        assert thread_and_person(address.upper()) == (thread_id, person_id)

    check()


def test_a_made_up_address_leads_nowhere() -> None:
    good = reply_address(12, 34)
    name, _, domain = good.partition("@")
    r, thread, person, key = name.split(".")
    bent = [
        f"{r}.{thread}.z.{key}@{domain}",
        f"{r}.{person}.{thread}.{key}@{domain}",
        f"{r}.{thread}.{person}.{key[::-1]}@{domain}",
        f"{r}.{thread}.{person}.{key}@elsewhere.example.com",
        f"{name}",
        "",
        "info@reply.example.com",
    ]
    assert [thread_and_person(address) for address in bent] == [None] * len(bent)


def test_addresses_outlive_a_change_of_the_secret(settings: Any) -> None:
    address = reply_address(12, 34)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert thread_and_person(address) == (12, 34)
    assert reply_address(12, 34) != address


def test_without_a_domain_there_is_no_address(settings: Any) -> None:
    settings.REPLY_DOMAIN = ""
    assert reply_address(12, 34) == ""


def test_the_mark_of_a_thread_differs_for_each_person() -> None:
    assert len({root_of(1, 2), root_of(2, 1), root_of(1, 3)}) == 3
    assert root_of(1, 2) == root_of(1, 2)
