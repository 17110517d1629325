"""Shares with their margins: every figure says of how many it is, and how sure one may be."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Of the normal distribution, for 95 in 100."""
FEW = 30


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`; without any there is no share, which is not the same as none."""

    hits: int
    of: int

    @property
    def share(self) -> float | None:
        return self.hits / self.of if self.of else None

    @property
    def percent(self) -> float | None:
        return None if self.share is None else 100 * self.share

    @property
    def margins(self) -> tuple[float, float] | None:
        """Wilson's interval in percent: within it lies the true share in 95 of 100 such samples."""
        bounds = wilson(self.hits, self.of)
        return bounds and (100 * bounds[0], 100 * bounds[1])

    @property
    def is_few(self) -> bool:
        return self.of < FEW


def wilson(hits: int, of: int) -> tuple[float, float] | None:
    """The bounds between 0 and 1, None for nothing asked."""
    if of == 0:
        return None
    share = hits / of
    centre = share + Z * Z / (2 * of)
    half = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    width = 1 + Z * Z / of
    return max(0.0, (centre - half) / width), min(1.0, (centre + half) / width)


def gap(one: Rate, other: Rate) -> float | None:
    """How many points the first lies above the second; None where one of them has nothing."""
    if one.percent is None or other.percent is None:
        return None
    return one.percent - other.percent
