"""Sums of money in words: R 14 500."""

from decimal import Decimal

from django.utils.translation import gettext
from djmoney.money import Money

NO_BREAK = "\N{NO-BREAK SPACE}"
SIGNS = {"ZAR": "R", "USD": "$", "EUR": "€", "GBP": "£"}


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
