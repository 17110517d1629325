"""How files of examples may spell the categories of matters."""

import re

from saypro.helpdesk.models.tickets import Category

# The first start that matches decides.
STARTS = {
    "general": Category.GENERAL,
    "support": Category.SUPPORT,
    "complain": Category.COMPLAINT,
    "renewal": Category.RENEWAL,
    "approval": Category.RENEWAL,
    "policy": Category.VIOLATION,
    "violation": Category.VIOLATION,
    "misc": Category.MISC,
    "feedback": Category.MISC,
}


def category_named(label: str) -> str:
    """The key of this category however a file spells it ("General Inquiries"), or the label as it is."""
    plain = re.sub(r"[^a-z]+", " ", label.casefold()).strip()
    return next((key.value for start, key in STARTS.items() if plain.startswith(start)), label)
