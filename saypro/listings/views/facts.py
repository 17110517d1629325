"""What an ad answers to its category's questions, as a table of words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from saypro.kit.money import NO_BREAK, grouped
from saypro.listings.models import Listing


def facts(listing: Listing) -> list[tuple[str, str]]:
    """Label and answer, in the order of the questions."""
    return list(answered(listing))


def answered(listing: Listing) -> Iterator[tuple[str, str]]:
    if listing.condition:
        yield _("Condition"), listing.get_condition_display()
    for field in listing.category.fields:
        answer = listing.details.get(field["key"])
        if answer not in (None, ""):
            yield field["label"], words(field, answer)


def words(field: Mapping[str, Any], answer: Any) -> str:
    if isinstance(answer, bool):
        return _("Yes") if answer else _("No")
    if not isinstance(answer, int):
        return str(answer)
    number = grouped(Decimal(answer)) if field["unit"] else str(answer)
    return f"{number}{NO_BREAK}{field['unit']}" if field["unit"] else number
