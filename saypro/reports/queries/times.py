"""How long things took: medians and the like, exactly, from all times of the days in order."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from saypro.reports.cells import ALL, Quantiles, group_of
from saypro.reports.queries.counting import Filters, read
from saypro.reports.queries.day_tables import TIMES
from saypro.reports.queries.standing import Days, Row

Times = Mapping[tuple[str, str], Sequence[float]]


def quantiles(days: Days, filters: Filters | None = None) -> dict[tuple[str, str], Quantiles]:
    """Of first answers and solutions, by kind and group of categories ("*" for all of them), of what ended
    within these days.
    """
    parts = read(TIMES, "SELECT kind, category, times FROM {rows}", in_order, days, filters)
    keys = {key for part in parts for key in part}
    return {key: Quantiles([part[key] for part in parts if key in part]) for key in keys}


def in_order(rows: Iterable[Row]) -> Times:
    found: defaultdict[tuple[str, str], array[float]] = defaultdict(lambda: array("d"))
    for kind, category, times in rows:
        found[kind, group_of(category)].frombytes(times)
    for kind in {kind for kind, _group in found}:
        found[kind, ALL] = sum((found[key] for key in list(found) if key[0] == kind), array("d"))
    for times in found.values():
        times.byteswap()  # PostgreSQL sends the largest byte first
    return {key: array("d", sorted(times)) for key, times in found.items()}
