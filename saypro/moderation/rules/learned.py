"""The rule that was learned from examples: plain arithmetic over a table that `training.py` makes."""

from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path

from saypro.moderation.rules.features import features
from saypro.moderation.rules.reading import Reading

TABLE = Path(__file__).parent / "learned.tsv"
FAR = 5.0  # at these log odds the rule counts with its whole weight
LEAN = 0.5  # between two minds it leans towards taking care
LEAST = -0.8  # speaking for a text never outweighs a rule that is sure


@dataclass(frozen=True, slots=True)
class Learned:
    """A logistic model: for each feature how rare it is and what it says, and the `base` without any."""

    base: float
    table: dict[str, tuple[float, float]]

    def odds(self, reading: Reading) -> float:
        """The logarithm of the odds that the text is risky."""
        found = features(reading).items()
        counted = [(1 + log(times), *self.table[name]) for name, times in found if name in self.table]
        length = sqrt(sum((often * rare) ** 2 for often, rare, _says in counted)) or 1.0
        return self.base + sum(often * rare * says for often, rare, says in counted) / length

    def grade(self, reading: Reading) -> float:
        """Between -1 and 1: how much the text reads like what was reported."""
        return max(LEAST, min(1.0, (self.odds(reading) + LEAN) / FAR))


@cache
def learned() -> Learned:
    """The table that lies beside this file, read when first needed."""
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    table = {name: (float(rare), float(says)) for name, rare, says in lines[1:]}
    return Learned(float(lines[0][1]), table)


def grade(reading: Reading) -> float:
    return learned().grade(reading)
