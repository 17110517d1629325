from decimal import Decimal

import pytest
from djmoney.money import Money

from saypro.kit.money import exactly, in_words, sum_of_money


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


@pytest.mark.parametrize(("amount", "words"), [("13800", "R 13 800"), ("13800.5", "R 13 800.50")])
def test_a_sum_people_agree_on_hides_no_cents(amount, words):
    assert exactly(Money(amount, "ZAR")) == words.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("text", "amount"),
    [("14500", "14500"), ("R 14 500", "14500"), ("14,500.50", "14500.50"), ("14500,50", "14500.50")],
)
def test_a_sum_is_read_as_people_write_it(text, amount):
    assert sum_of_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "-5", "1e5", "12 rand 50", "1.234", "$ 20", "99999999999"])
def test_what_is_no_sum_is_not_guessed_at(text):
    assert sum_of_money(text) is None
