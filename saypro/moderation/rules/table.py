"""What each feature says, learned once and kept in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt


@dataclass(frozen=True, slots=True)
class Table:
    """For each feature how rare it is and what it says; it says nothing about those it does not know."""

    rows: dict[str, tuple[float, float]]

    def says(self, found: Mapping[str, int]) -> float:
        """What features found so often say together, however many they are."""
        counted = [(1 + log(times), *self.rows[name]) for name, times in found.items() if name in self.rows]
        length = sqrt(sum((often * rare) ** 2 for often, rare, _says in counted)) or 1.0
        return sum(often * rare * says for often, rare, says in counted) / length
