"""How many ads: counted up to a bound, because nobody needs to know whether it is 8 941 or 8 942."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection

from saypro.listings.models import Listing, ListingQuerySet
from saypro.listings.queries.search import Search, matching

MOST = 1000
SAMPLE = 2000
KEPT_S = 60
TOTAL_KEPT_S = 600

GROUPED = "SELECT value, count(*) FROM (%s) AS sample(value) GROUP BY value"
UP_TO = "(SELECT count(*) FROM (%s) AS up_to)"

Answer = TypeVar("Answer")


def total() -> int:
    """All open ads, as of at most ten minutes ago."""
    return kept("total", TOTAL_KEPT_S, lambda: Listing.objects.open().count())


def count(search: Search) -> int:
    """How many ads fit; MOST + 1 stands for more. At most a minute old."""
    return kept(name_of("count", search), KEPT_S, lambda: up_to(matching(search)))


def counts_by(field: str, values: Iterable[str], search: Search) -> dict[str, int]:
    """How many would fit with each value of the field ("province" or "condition"). At most a minute old.

    MOST + 1 stands for more; empty where many ads have the words, which would take too long to tell apart.
    """
    name = name_of(field, search)
    return kept(name, KEPT_S, lambda: fresh_counts(field, values, search))


def fresh_counts(field: str, values: Iterable[str], search: Search) -> dict[str, int]:
    rows = matching(search, apart_from=field)
    sampled = grouped(rows.values(field)[: SAMPLE + 1])
    if sum(sampled.values()) <= SAMPLE:
        return {value: min(sampled.get(value, 0), MOST + 1) for value in values}
    return {} if search.words else counted_apart(field, values, rows)


def grouped(rows: Any) -> dict[str, int]:
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(GROUPED % sql, params)
        return dict(cursor.fetchall())


def counted_apart(field: str, values: Iterable[str], rows: ListingQuerySet) -> dict[str, int]:
    """One bounded count per value, in one statement."""
    asked = list(values)
    parts = [
        rows.filter(**{field: value}).values("pk")[: MOST + 1].query.sql_with_params() for value in asked
    ]
    sql = ", ".join(UP_TO % part for part, _params in parts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + sql, [param for _part, params in parts for param in params])
        return dict(zip(asked, cursor.fetchone(), strict=True))


def up_to(rows: ListingQuerySet) -> int:
    return rows.order_by()[: MOST + 1].count()


def name_of(kind: str, search: Search) -> str:
    said = repr(search).replace(f"sort='{search.sort}'", "")
    return f"{kind}-{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def kept(name: str, seconds: int, work_out: Callable[[], Answer]) -> Answer:
    answer: Answer | None = cache.get(f"listings-{name}")
    if answer is None:
        answer = work_out()
        cache.set(f"listings-{name}", answer, seconds)
    return answer
