"""Shares of a whole, and how far they can be trusted."""

from math import sqrt

SURE = 1.96
FEW = 30


def share(kept: int, n: int) -> float | None:
    """In per cent; None where there is nothing to have a share of."""
    return 100 * kept / n if n else None


def between(kept: int, n: int) -> tuple[float, float]:
    """The share's 95 % interval by Wilson's method, in per cent. All of it where there is nothing."""
    if not n:
        return 0.0, 100.0
    part, square = kept / n, SURE * SURE
    middle = (part + square / (2 * n)) / (1 + square / n)
    half = SURE * sqrt(part * (1 - part) / n + square / (4 * n * n)) / (1 + square / n)
    return 100 * max(middle - half, 0.0), 100 * min(middle + half, 1.0)
