"""How long things took: medians and the like, exactly, from all times of the days in order."""

from array import array
from collections import defaultdict
from datetime import date, datetime

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
    for times in found.values():
        times.byteswap()  # PostgreSQL sends the largest byte first
    return {key: Quantiles(times) for key, times in found.items()}
