"""Somebody else's data taken out of words that may be said again."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from saypro.kit.contacts import hidden

STREETS = "street|str|road|rd|avenue|ave|drive|lane|close|crescent|way|place|straat|laan|weg|singel"
STREET = re.compile(rf"\b\d{{1,5}}[a-z]?\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]*(?:{STREETS})\b\.?", re.IGNORECASE)
DIGITS = re.compile(r"(?<![\w])[A-Z]{0,4}-?\d[\d -]{3,}\d(?!\w)")
PLACE = re.compile(r"(?:https?://\S+?)?/(?:messages|office|people|files|deals)/\S+")


def masked(text: str, names: Iterable[str]) -> str:
    """The text without contacts, streets, long numbers, links into the house, and these people's names."""
    text = PLACE.sub(_("[link left out]"), hidden(text))
    text = DIGITS.sub(_("[number left out]"), STREET.sub(_("[address left out]"), text))
    for name in sorted(spoken(names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _("[name]"), text, flags=re.IGNORECASE)
    return text


def spoken(names: Iterable[str]) -> set[str]:
    """Each name as a whole, and each of its words of two letters and more."""
    whole = {name.strip() for name in names if name.strip()}
    return whole | {word for name in whole for word in name.split() if len(word) > 1}
