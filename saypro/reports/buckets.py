"""Into which parts the times are sorted for a histogram."""

HOUR_S = 3600
BOUNDS_H = (1, 2, 4, 8, 12, 24, 36, 48, 72)
BOUNDS_S = tuple(bound * HOUR_S for bound in BOUNDS_H)


def bucket_of(seconds: float) -> int:
    """How many bounds the time is longer than: exactly 24 hours belong to the part up to 24 hours."""
    return sum(bound < seconds for bound in BOUNDS_S)
