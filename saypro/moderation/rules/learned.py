"""The rule that was learned from examples: by what a text means where that is known, else by its words."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from saypro.moderation.rules.features import features
from saypro.moderation.rules.meaning import meaning
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.table import Table

TABLE = Path(__file__).parent / "learned.tsv"
BORDER = 1.5  # log odds below which it speaks for the text; set on `examples.DEV`, see docs/safety.md
FAR = 3.0  # so far above the border the rule warns alone
LEAST = -2.0  # what it is sure is harmless stays so when two rules fire


@dataclass(frozen=True, slots=True)
class Learned:
    """A logistic model of words: what each feature says, and the `base` without any.

    `learned_from` tells which examples these are.
    """

    base: float
    table: Table
    learned_from: str = ""

    def odds(self, reading: Reading) -> float:
        """The logarithm of the odds that the text is risky."""
        return self.base + self.table.says(features(reading))

    def grade(self, reading: Reading) -> float:
        """Between `LEAST` and 1: how much the text reads like what was reported."""
        return max(LEAST, min(1.0, (self.odds(reading) - BORDER) / FAR))


@cache
def learned() -> Learned:
    """The table that lies beside this file, read when first needed."""
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    table = {name: (float(rare), float(says)) for name, rare, says in lines[1:]}
    return Learned(float(lines[0][1]), Table(table), lines[0][2])


def grade(reading: Reading) -> float:
    return (learned() if reading.vector is None else meaning()).grade(reading)
