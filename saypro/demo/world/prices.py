"""Sums as people write them."""

NO_BREAK = "\N{NO-BREAK SPACE}"
STEPS = ((300, 10), (2_000, 50), (10_000, 100), (100_000, 500), (1_000_000, 1_000))


def rounded(amount: float) -> int:
    """To the step at which people think about a sum of this size."""
    step = next((step for limit, step in STEPS if amount < limit), 5_000)
    return max(step, round(amount / step) * step)


def grouped(amount: int) -> str:
    """What follows the R in "R 14 500"."""
    return NO_BREAK + f"{amount:,}".replace(",", NO_BREAK)
