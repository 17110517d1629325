"""Words from strangers on one line, and sums of money."""

import re
from decimal import Decimal

from saypro.kit.text import clean_text

SUM = re.compile(r"\d{1,10}(\.\d{1,2})?", re.ASCII)
FILLING = re.compile(r"^\s*R|[\s'’]", re.IGNORECASE)
GROUPING = re.compile(r",(?=\d{3}(\D|$))")


def one_line(text: str) -> str:
    """The text without what hides or reorders characters, its blanks made single."""
    return " ".join(clean_text(text).split())


def sum_of_money(text: str) -> Decimal | None:
    """What "14500", "R 14 500", "14,500.50" or "14500,50" say; None for anything else."""
    plain = GROUPING.sub("", FILLING.sub("", text)).replace(",", ".")
    return Decimal(plain) if SUM.fullmatch(plain) else None
