"""Words that only thank are told from words that ask."""

import pytest

from saypro.conversations.thanks import is_thanks


@pytest.mark.parametrize(
    "body",
    [
        "Thanks",
        "thank you so much!",
        "Great, thanks for your help 😊",
        "Baie dankie vir jou hulp",
        "Ngiyabonga kakhulu",
        "Perfect, it works now, thank you Zanele",
        "Thanx man, sorted",
    ],
)
def test_only_thanks(body: str) -> None:
    assert is_thanks(body)


@pytest.mark.parametrize(
    "body",
    [
        "Thanks, but it is gone again",
        "Thank you. When will my ad be approved?",
        "Dankie maar dit werk nog nie",
        "Thanks for nothing, my money is lost",
        "It still does not work",
        "Great, now the payment of R200 failed",
        "Thanks please refund me",
        "ok",
        "",
        "thanks " * 40,
    ],
)
def test_more_than_thanks(body: str) -> None:
    assert not is_thanks(body)
