"""How urgent, and in which language."""

import pytest

from saypro.helpdesk.sorting.language import language_of
from saypro.helpdesk.sorting.priority import Facts, priority_of

WORDS = [
    ("he threatened to come to my house and hurt me", "urgent"),
    ("hy het gedreig om my seer te maak", "urgent"),
    ("Somebody got into my account and changed the email", "urgent"),
    ("the man is still collecting deposits for a boat he does not have", "urgent"),
    ("grooming - he asked my 13 year old to meet alone", "urgent"),
    ("this buyer threatened to give me one star", "normal"),
    ("I was charged twice, please refund one", "high"),
    ("udle imali yami wangivimba", "high"),
    ("I can't log in", "high"),
    ("my ad expires tomorrow", "high"),
    ("no rush, it is not urgent", "normal"),
    ("thank you, the refund arrived", "normal"),
    ("how do I post an ad?", "normal"),
    ("ads sells hacked dstv", "normal"),
]
TEXTS = [
    ("My betaling het nie deurgegaan nie", "af"),
    ("Ngicela usizo, angikwazi ukungena ku-akhawunti yami", "zu"),
    ("My payment did not go through", "en"),
    ("dankie", "af"),
    ("ngiyabonga", "zu"),
    ("ok", "unknown"),
    ("", "unknown"),
    ("12345 67 89", "unknown"),
    ("👍👍", "unknown"),
]


@pytest.mark.parametrize(("text", "level"), WORDS)
def test_words_say_how_urgent_it_is(text: str, level: str) -> None:
    found = priority_of(text)
    assert found.level == level
    assert str(found.reason).endswith(".")


def test_thanks_and_suggestions_can_wait() -> None:
    assert priority_of("love the new colours", "misc").level == "low"


def test_a_report_comes_before_a_question() -> None:
    assert priority_of("please look at this ad", "violation").level == "high"


@pytest.mark.parametrize("facts", [Facts(is_locked_out=True), Facts(lost_cents=12000), Facts(asked_before=2)])
def test_what_is_known_counts_beside_the_words(facts: Facts) -> None:
    assert priority_of("hello", facts=facts).level == "high"
    assert priority_of("hello").level == "normal"


def test_a_threat_comes_before_lost_money() -> None:
    found = priority_of("he took my money and wants to kill me", facts=Facts(lost_cents=100))
    assert found.level == "urgent"


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_the_language_is_told(text: str, language: str) -> None:
    assert language_of(text) == language
