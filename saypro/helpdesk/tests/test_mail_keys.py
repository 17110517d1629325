"""A mail belongs to a ticket by keys alone: nobody makes one up, and old ones outlive a new secret."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saypro.helpdesk.mail import Letter, Party, read
from saypro.helpdesk.mail.keys import Claim, claim, is_our_own, ticket_address, ticket_message_id

LETTER = Letter(digest="", sender=Party("thandi@example.com"))
ids = some.integers(1, 2**63 - 1)


@pytest.fixture(autouse=True)
def _a_domain(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"


def to(address: str) -> Letter:
    return replace(LETTER, recipients=(Party("help@example.com"), Party(address)))


def answering(message_id: str) -> Letter:
    return replace(LETTER, in_reply_to=("<other@example.com>", message_id))


def test_a_key_leads_back_to_its_ticket_and_person() -> None:
    @given(ids, ids, ids)
    def check(ticket_id: int, person_id: int, number: int) -> None:
        expected = Claim(ticket_id, person_id)
        address, message_id = (
            ticket_address(ticket_id, person_id),
            ticket_message_id(ticket_id, person_id, number),
        )
        assert len(address.partition("@")[0]) <= 64
        assert len(message_id) <= 254
        assert claim(to(address)) == claim(to(address.upper())) == expected
        assert (
            claim(answering(message_id))
            == claim(replace(LETTER, references=(message_id, "<x@y>")))
            == expected
        )

    check()


def test_a_forged_key_is_as_good_as_none() -> None:
    local, _, domain = ticket_address(12, 34).partition("@")
    t, ticket, person, key = local.split(".")
    bent = [
        f"{t}.{ticket}.z.{key}@{domain}",
        f"{t}.{person}.{ticket}.{key}@{domain}",
        f"{t}.{ticket}.{person}.{key[::-1]}@{domain}",
        f"{t}.{ticket}.{person}.{key}@elsewhere.example.com",
        f"r.{ticket}.{person}.{key}@{domain}",
        local,
        "",
    ]
    assert [claim(to(address)) for address in bent] == [None] * len(bent)
    good = ticket_message_id(12, 34, 5)
    assert claim(answering(good.replace(".5.", ".6."))) is None
    assert claim(answering(good.replace("<m.", "<t."))) is None
    assert claim(answering(f"<m.c.y.5.{key}@{domain}>")) is None, "the key of an address opens no other door"


def test_a_number_in_the_subject_claims_nothing() -> None:
    assert claim(read(b"From: eve@example.com\nSubject: Re: [#12] my ticket\n\nShow me")) is None


def test_keys_outlive_a_change_of_the_secret(settings: Any) -> None:
    address, message_id = ticket_address(12, 34), ticket_message_id(12, 34, 5)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert claim(to(address)) == claim(answering(message_id)) == Claim(12, 34)
    assert ticket_address(12, 34) != address


def test_without_a_domain_there_is_no_address(settings: Any) -> None:
    settings.REPLY_DOMAIN = ""
    assert ticket_address(12, 34) == ""


def test_our_own_mail_is_known_when_it_comes_back(settings: Any) -> None:
    settings.OFFICE_EMAIL = "help@example.com"
    assert is_our_own(replace(LETTER, message_id=ticket_message_id(1, 2, 3)))
    assert is_our_own(replace(LETTER, sender=Party("Help@example.com")))
    assert is_our_own(replace(LETTER, sender=Party("anything@reply.example.com")))
    assert not is_our_own(LETTER)
