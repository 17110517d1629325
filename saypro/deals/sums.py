"""Which sums may be offered for what."""

from decimal import Decimal

from django.utils.translation import gettext as _
from djmoney.money import Money

from saypro.deals.refusals import Refused
from saypro.kit.money import exactly

HOUSE_CURRENCY = "ZAR"
MOST_TIMES = 10
LARGEST = Decimal(10**10)
CENT = Decimal("0.01")


def fair_sum(price: Money, asked: Money | None) -> Money:
    """The sum to the cent. Raises Refused for one that cannot be meant.

    `asked` is what the ad asks, None for "Price on request".
    """
    currency = asked.currency.code if asked is not None else HOUSE_CURRENCY
    if price.currency.code != currency:
        raise Refused(_("This ad is in %(currency)s. Name your sum in that.") % {"currency": currency})
    _require_number(price.amount)
    if asked is not None and price.amount > MOST_TIMES * asked.amount:
        words = {"sum": exactly(price), "asked": exactly(asked)}
        raise Refused(_("%(sum)s is more than ten times the %(asked)s it costs. Check the noughts.") % words)
    return Money(price.amount.quantize(CENT), currency)


def _require_number(amount: Decimal) -> None:
    if not amount.is_finite():
        raise Refused(_("That is not a sum of money. Use digits only, like 13 500."))
    if amount <= 0:
        raise Refused(_("An offer is more than nothing. Name a sum above R 0."))
    if amount >= LARGEST:
        raise Refused(_("That is more than we can write down. Check the noughts."))
    if amount != amount.quantize(CENT):
        raise Refused(_("There is nothing smaller than a cent. Use two digits after the point at most."))


def percent_off(price: Money, asked: Money | None) -> int | None:
    """By how many whole percent the sum is below what the ad asked; negative above it, None without that."""
    if asked is None or not asked.amount:
        return None
    return round((asked.amount - price.amount) * 100 / asked.amount)
