from decimal import Decimal

import pytest
from djmoney.money import Money

from saypro.deals.refusals import Refused
from saypro.deals.sums import fair_sum, percent_off

ASKED = Money(14500, "ZAR")


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        ("0", "more than nothing"),
        ("-1", "more than nothing"),
        ("NaN", "not a sum"),
        ("Infinity", "not a sum"),
        ("-Infinity", "not a sum"),
        ("sNaN", "not a sum"),
        ("13000.005", "cent"),
        ("145000.01", "ten times"),
        ("10000000000", "more than"),
    ],
)
def test_a_sum_that_cannot_be_meant_is_refused_with_a_sentence(amount, says):
    with pytest.raises(Refused, match=says):
        fair_sum(Money(Decimal(amount), "ZAR"), ASKED)


def test_another_currency_is_refused():
    with pytest.raises(Refused, match="ZAR"):
        fair_sum(Money(800, "USD"), ASKED)


@pytest.mark.parametrize("amount", ["0.01", "13000", "13000.5", "14500", "145000"])
def test_an_honest_sum_is_kept_to_the_cent(amount):
    assert fair_sum(Money(Decimal(amount), "ZAR"), ASKED).amount == Decimal(amount)


def test_without_a_price_any_sum_that_can_be_written_down_will_do():
    assert fair_sum(Money(Decimal("9999999999.99"), "ZAR"), None)
    with pytest.raises(Refused):
        fair_sum(Money(Decimal(10**10), "ZAR"), None)


def test_the_reduction_is_told_in_whole_percent():
    assert percent_off(Money(13800, "ZAR"), ASKED) == 5
    assert percent_off(Money(15000, "ZAR"), ASKED) == -3
    assert percent_off(Money(15000, "ZAR"), None) is None
    assert percent_off(Money(15000, "ZAR"), Money(0, "ZAR")) is None
