"""Sums of money in words: R 14 500."""

import re
from decimal import Decimal

from django.utils.translation import gettext
from djmoney.money import Money

NO_BREAK = "\N{NO-BREAK SPACE}"
SIGNS = {"ZAR": "R", "USD": "$", "EUR": "€", "GBP": "£"}
SUM = re.compile(r"\d{1,10}(\.\d{1,2})?", re.ASCII)
FILLING = re.compile(r"^\s*R|[\s'’]", re.IGNORECASE)
GROUPING = re.compile(r",(?=\d{3}(\D|$))")


def in_words(price: Money | Decimal | int | None, *, with_cents: bool = False) -> str:
    """ "R 14 500" with no-break spaces; cents on request; "Price on request" where there is no price."""
    if price is None:
        return gettext("Price on request")
    amount, currency = (
        (price.amount, price.currency.code) if isinstance(price, Money) else (Decimal(price), "ZAR")
    )
    return NO_BREAK.join((SIGNS.get(currency, currency), grouped(amount, places=2 if with_cents else 0)))


def grouped(amount: Decimal, *, places: int = 0) -> str:
    """Digits in groups of three parted by no-break spaces."""
    return f"{amount:,.{places}f}".replace(",", NO_BREAK)


def sum_of_money(text: str) -> Decimal | None:
    """What "14500", "R 14 500", "14,500.50" or "14500,50" say; None for anything else."""
    plain = GROUPING.sub("", FILLING.sub("", text)).replace(",", ".")
    return Decimal(plain) if SUM.fullmatch(plain) else None


def exactly(price: Money) -> str:
    """ "R 13 800", and "R 13 800.50" where there are cents: for sums people agree on."""
    return in_words(price, with_cents=price.amount % 1 != 0)
