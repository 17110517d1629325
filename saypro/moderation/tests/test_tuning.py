"""Leads and administrators tune the rules; nobody else, and nothing unseen."""

from typing import Any

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.events.testing import recorded
from saypro.kit.assertions import assert_queries
from saypro.moderation import queries
from saypro.moderation.events import RuleTuned
from saypro.moderation.models import RuleTuning, TuningChange
from saypro.moderation.rules import RULES, Rule
from saypro.moderation.testing import DEPOSIT, a_message

pytestmark = pytest.mark.django_db
RULE = "/office/safety/rules/crypto/"


@pytest.fixture
def client(lead: User) -> Client:
    return signed_in_client(lead)


def shipped(key: str) -> Rule:
    return next(rule for rule in RULES if rule.key == key)


def fields(key: str, **changes: Any) -> dict[str, Any]:
    rule = shipped(key)
    said = {f"phrases_{language}": "\n".join(lines) for language, lines in rule.phrases.items()}
    return {"is_on": "on", "weight": rule.weight, "unless": "\n".join(rule.unless), **said, **changes}


def test_a_phrase_the_office_adds_counts_at_once(client: Client) -> None:
    assert not queries.coach().judge("magic beans for sale").is_risky
    more = "\n".join([*shipped("crypto").phrases.get("en", ()), "!magic beans"])
    answer = client.post(RULE, fields("crypto", phrases_en=more))
    assert answer.status_code == 302
    assert queries.coach().judge("magic beans for sale").is_risky


def test_a_rule_switched_off_is_suspended_and_can_be_as_it_came(client: Client) -> None:
    client.post("/office/safety/rules/deposit/", {**fields("deposit"), "is_on": ""})
    assert "deposit" not in queries.coach().judge(DEPOSIT).keys
    assert "Off" in client.get("/office/safety/").content.decode()
    client.post("/office/safety/rules/deposit/reset/")
    assert "deposit" in queries.coach().judge(DEPOSIT).keys


def test_every_change_is_kept_with_its_maker(client: Client, lead: User) -> None:
    client.post(RULE, fields("crypto", weight=2))
    client.post(RULE, fields("crypto", weight=2))
    change = TuningChange.objects.get()
    assert (change.rule, change.part, change.before, change.after, change.by) == (
        "crypto",
        "weight",
        5,
        2,
        lead,
    )
    assert "Weight 5 became 2" in client.get(RULE).content.decode()
    assert [(fact.rule, fact.after) for fact in recorded(RuleTuned)] == [("crypto", 2)]


def test_saving_without_a_change_changes_nothing(client: Client) -> None:
    client.post(RULE, fields("crypto"))
    assert not TuningChange.objects.exists()
    row = RuleTuning.objects.get()
    assert (row.is_on, row.weight, row.phrases, row.unless) == (True, None, None, None)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("weight", "0", "The lightest weight is 1"),
        ("weight", "11", "The heaviest weight is 10"),
        ("weight", "x", "Use a whole number"),
        ("phrases_en", "good\n.. bad", "cannot be read"),
        ("phrases_en", "$nothing here", "cannot be read"),
        ("phrases_en", "x" * 301, "longer than 300"),
        ("phrases_en", "\n".join(f"word{n}" for n in range(401)), "400 phrases"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_its_reason(
    client: Client, field: str, value: str, words: str
) -> None:
    answer = client.post(RULE, fields("crypto", **{field: value}))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not TuningChange.objects.exists()


def test_the_threshold_decides_how_many_points_warn(client: Client) -> None:
    assert client.post("/office/safety/threshold/", {"threshold": 30}).status_code == 302
    assert not queries.coach().judge(DEPOSIT).is_risky
    assert client.post("/office/safety/threshold/", {"threshold": 0}).status_code == 422
    assert "Weight 5 became 30" in client.get("/office/safety/").content.decode()


def test_a_text_can_be_tried_with_the_reasons(client: Client) -> None:
    page = client.post("/office/safety/trial/", {"text": DEPOSIT, "days": 1, "same_text": 9}).content.decode()
    assert "The reader is warned." in page
    for name in ("Pay before seeing", "New member", "The same text to many"):
        assert name in page
    page = client.post("/office/safety/trial/", {"text": "See you"}).content.decode()
    assert "No warning." in page
    assert client.post("/office/safety/trial/", {"text": "x", "days": "-1"}).status_code == 422


def test_agents_and_members_tune_nothing(agent: User, buyer: User) -> None:
    for person in (agent, buyer):
        other = signed_in_client(person)
        for address in ("/office/safety/", RULE):
            assert other.get(address).status_code == 404
        for address in (RULE, f"{RULE}reset/", "/office/safety/threshold/", "/office/safety/trial/"):
            assert other.post(address).status_code == 404
    assert not RuleTuning.objects.exists()


def test_a_rule_there_is_not_has_no_page(client: Client) -> None:
    assert client.get("/office/safety/rules/nothing/").status_code == 404


def test_the_rules_show_how_often_they_were_right(client: Client) -> None:
    a_message()
    with assert_queries("rules", beside=__file__):
        page = client.get("/office/safety/").content.decode()
    assert all(str(rule.name) in page for rule in RULES)
    assert "none yet" in page
