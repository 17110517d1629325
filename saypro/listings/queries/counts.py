"""How many ads: counted up to a bound, because nobody needs to know whether it is 8 941 or 8 942."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import connection

from saypro.kit import places
from saypro.listings.models import Condition, Listing, ListingQuerySet
from saypro.listings.queries.search import Search, matching

MOST = 1000
SAMPLE = 3000
KEPT_S = 60
TOTAL_KEPT_S = 600

GROUPED = "SELECT value, count(*) FROM (%s) AS sample(value) GROUP BY value"
UP_TO = "(SELECT count(*) FROM (%s) AS up_to)"

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Number:
    """A count, and whether there are more than that."""

    count: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers beside the filters of a search."""

    all: Number
    by_province: dict[str, Number]
    by_condition: dict[str, Number]


def total() -> int:
    """All open ads, as of at most ten minutes ago."""
    return kept("total", TOTAL_KEPT_S, lambda: Listing.objects.open().count())


def tally(search: Search) -> Tally:
    """How many ads fit, and how many would with each province and condition. At most a minute old."""
    said = repr(replace(search, sort=""))
    name = f"tally-{hashlib.sha256(said.encode()).hexdigest()[:32]}"
    return kept(name, KEPT_S, lambda: fresh_tally(search))


def fresh_tally(search: Search) -> Tally:
    return Tally(
        all=up_to(matching(search)),
        by_province=counts_by("province", list(places.PROVINCES), search),
        by_condition=counts_by("condition", Condition.values, search),
    )


def counts_by(field: str, values: Sequence[str], search: Search) -> dict[str, Number]:
    """Exact for few ads; for many, what the first few thousand show, which is a lower bound."""
    rows = matching(search, apart_from=field)
    sampled = grouped(rows.values(field)[: SAMPLE + 1])
    is_cut = sum(sampled.values()) > SAMPLE
    if is_cut and is_wide_open(search, field):
        return {
            value: Number(count, count > MOST) for value, count in counted_apart(field, values, rows).items()
        }
    return {value: Number(sampled.get(value, 0), is_cut) for value in values}


def is_wide_open(search: Search, field: str) -> bool:
    """Is nothing asked but the field itself? Then an index alone can count each value."""
    asked = (
        search.words,
        search.category_slug,
        search.town,
        search.price_from,
        search.price_to,
        search.answers,
    )
    others = search.conditions if field == "province" else search.provinces
    return not any(asked) and not others


def grouped(rows: Any) -> dict[str, int]:
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(GROUPED % sql, params)
        return dict(cursor.fetchall())


def counted_apart(field: str, values: Sequence[str], rows: ListingQuerySet) -> dict[str, int]:
    """One bounded count per value, in one statement."""
    parts = [
        rows.filter(**{field: value}).values("pk")[: MOST + 1].query.sql_with_params() for value in values
    ]
    sql = ", ".join(UP_TO % part for part, _params in parts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + sql, [param for _part, params in parts for param in params])
        return dict(zip(values, cursor.fetchone(), strict=True))


def up_to(rows: ListingQuerySet) -> Number:
    """How many rows, counted no further than MOST."""
    count = rows.order_by()[: MOST + 1].count()
    return Number(min(count, MOST), count > MOST)


def kept(name: str, seconds: int, work_out: Callable[[], Answer]) -> Answer:
    answer: Answer | None = cache.get(f"listings-{name}")
    if answer is None:
        answer = work_out()
        cache.set(f"listings-{name}", answer, seconds)
    return answer
