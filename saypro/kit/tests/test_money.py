from decimal import Decimal

import pytest
from djmoney.money import Money

from saypro.kit.money import in_words


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (Money(14500, "ZAR"), "R 14 500"),
        (Money("1289000.40", "ZAR"), "R 1 289 000"),
        (Decimal("950"), "R 950"),
        (Money(20, "USD"), "$ 20"),
        (Money(20, "NAD"), "NAD 20"),
        (0, "R 0"),
    ],
)
def test_money_reads_as_south_africans_write_it(price, words):
    assert in_words(price) == words.replace(" ", "\N{NO-BREAK SPACE}")


def test_cents_appear_when_asked_for():
    assert in_words(Money("49.5", "ZAR"), with_cents=True) == "R\xa049.50"


def test_an_ad_without_a_price_says_so():
    assert in_words(None) == "Price on request"
