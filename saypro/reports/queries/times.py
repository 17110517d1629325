"""How long things took: medians and the like, exactly, from all times of the days in order."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from math import fsum

from saypro.reports.cells import Quantiles, group_of
from saypro.reports.queries.counting import Filters, read
from saypro.reports.queries.day_tables import TIMES

ALL = "*"


def quantiles(
    since: date, until: date, at: datetime, filters: Filters | None = None
) -> dict[tuple[str, str], Quantiles]:
    """Of first answers and solutions, by kind and group of categories ("*" for all of them), of what ended
    within these days.
    """
    found: defaultdict[tuple[str, str], array[float]] = defaultdict(lambda: array("d"))
    wanted = "SELECT kind, category, times FROM {rows}"
    for kind, category, times in read(TIMES, wanted, since, until, at, filters):
        found[kind, group_of(category)].frombytes(times)
    for kind in {kind for kind, _group in found}:
        found[kind, ALL] = sum((found[key] for key in list(found) if key[0] == kind), array("d"))
    return {key: quantiles_of(times) for key, times in found.items()}


def quantiles_of(times: "array[float]") -> Quantiles:
    """Of eight bytes each as PostgreSQL sends them, the largest byte first."""
    times.byteswap()
    ordered = sorted(times)
    return Quantiles(len(ordered), between(ordered, 0.5), between(ordered, 0.9), fsum(ordered) / len(ordered))


def between(ordered: Sequence[float], place: float) -> float:
    """On the line between the two values beside the place, as `percentile_cont` has it."""
    rank = place * (len(ordered) - 1)
    below = int(rank)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + (rank - below) * (high - low)
