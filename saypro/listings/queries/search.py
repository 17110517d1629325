"""Finding ads. Every page costs the same, however many ads there are and however far down it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Cast

from saypro.kit import paging
from saypro.listings.models import CHEAPEST, DEAREST, Listing, ListingQuerySet
from saypro.listings.models import search as words_of

PAGE = 24
RANKED = 240  # relevance is worked out for this many of the newest that match
CLOSE_ENOUGH = 0.4  # "toyata" is 0.57 of "toyota"
OPERATORS = re.compile(r"""["“]|(^|\s)-\S""")

SORT_NEWEST, SORT_FIT, SORT_CHEAPEST, SORT_DEAREST = "new", "fit", "cheap", "dear"


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; an empty value leaves its question open.

    `answers` are to the category's fields: a tuple of choices, True, or a pair of bounds for a number.
    """

    words: str = ""
    category_slug: str = ""
    category_ids: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    town: str = ""
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    conditions: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    sort: str = SORT_NEWEST


@dataclass(frozen=True, slots=True)
class Found:
    """A page of ads and the cursor of the `next`; `are_close` says that nothing fitted exactly."""

    rows: list[Listing]
    next: str = ""
    is_later: bool = False
    are_close: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    key: Any
    column: "models.Field[Any, Any]"
    is_downward: bool = True

    def order(self) -> list[str]:
        return ["-sort_key", "-pk"] if self.is_downward else ["sort_key", "pk"]

    def behind(self, value: Any, pk: int) -> Q:
        step = "lt" if self.is_downward else "gt"
        beyond = Q(**{f"sort_key__{step}": value}) | Q(**{f"pk__{step}": pk})
        return Q(**{f"sort_key__{step}e": value}) & beyond


MONEY = models.DecimalField(max_digits=14, decimal_places=2)


def sort_of(search: Search) -> Sort:
    if search.sort == SORT_CHEAPEST:
        return Sort(CHEAPEST, MONEY, is_downward=False)
    if search.sort == SORT_DEAREST:
        return Sort(DEAREST, MONEY)
    if search.sort == SORT_FIT and search.words:
        # A whole number, because real numbers do not survive the way through a cursor.
        rank = words_of.relevance(search.words) * 1_000_000
        return Sort(Cast(rank, models.IntegerField()), models.IntegerField())
    return Sort(F("posted_at"), models.DateTimeField())


def found(search: Search, after: str = "") -> Found:
    """The page of ads behind the cursor; where words fit nothing, the ads that come closest to them."""
    sort = sort_of(search)
    rows = ranked(search).annotate(sort_key=sort.key)
    columns = [sort.column, models.BigAutoField()]
    if cursor := paging.read_cursor(after, columns):
        rows = rows.filter(sort.behind(*cursor))
    page = list(for_cards(rows.order_by(*sort.order()))[: PAGE + 1])
    if not page and not cursor and may_be_misspelt(search.words):
        closest = close(search)
        return Found(closest, are_close=bool(closest))
    following = paging.write_cursor(page[PAGE - 1], sort.order()) if len(page) > PAGE else ""
    return Found(page[:PAGE], following, bool(cursor))


def ranked(search: Search) -> ListingQuerySet:
    """All that match; by relevance only the newest of them: common words cost no more than rare ones."""
    rows = matching(search)
    if search.sort != SORT_FIT or not search.words:
        return rows
    return Listing.objects.filter(pk__in=rows.order_by("-posted_at", "-pk").values("pk")[:RANKED])


def matching(search: Search, *, apart_from: str = "") -> ListingQuerySet:
    """Open ads that fit every question but `apart_from` ("province" or "condition")."""
    rows = Listing.objects.open()
    if search.words:
        rows = rows.matching(search.words)
    return narrowed(rows, search, apart_from)


def narrowed(rows: ListingQuerySet, search: Search, apart_from: str = "") -> ListingQuerySet:
    """Those that fit all but the words."""
    if search.category_slug:
        rows = rows.filter(category__in=search.category_ids)
    if search.provinces and apart_from != "province":
        rows = rows.filter(province__in=search.provinces)
    if search.town and apart_from != "province":
        rows = rows.filter(town=search.town)
    if search.conditions and apart_from != "condition":
        rows = rows.filter(condition__in=search.conditions)
    return answering(priced(rows, search), search.answers)


def priced(rows: ListingQuerySet, search: Search) -> ListingQuerySet:
    if search.price_from is not None:
        rows = rows.filter(price__gte=search.price_from)
    if search.price_to is not None:
        rows = rows.filter(price__lte=search.price_to)
    return rows


def answering(rows: ListingQuerySet, answers: Mapping[str, Any]) -> ListingQuerySet:
    for key, answer in answers.items():
        if answer is True:
            rows = rows.filter(details__contains={key: True})
        elif isinstance(answer, Sequence) and answer and isinstance(answer[0], str):
            rows = rows.filter(any_of(Q(details__contains={key: each}) for each in answer))
        else:
            rows = rows.filter(**bounds(key, *answer))
    return rows


def any_of(conditions: Any) -> Q:
    combined = Q()
    for condition in conditions:
        combined |= condition
    return combined


def bounds(key: str, least: int | None, most: int | None) -> dict[str, int]:
    asked = {"gte": least, "lte": most}
    return {f"details__{key}__{step}": value for step, value in asked.items() if value is not None}


def may_be_misspelt(words: str) -> bool:
    """Who writes quotes or a minus means exactly what is written."""
    return bool(words) and not OPERATORS.search(words)


def close(search: Search) -> list[Listing]:
    """Ads whose titles come closest to the words, give or take some letters."""
    rows = narrowed(Listing.objects.open(), search).filter(words_of.resembles(search.words))
    ordered = rows.annotate(likeness=words_of.likeness(search.words)).order_by("-likeness", "-pk")
    with transaction.atomic(), transaction.get_connection().cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [CLOSE_ENOUGH])
        return list(for_cards(ordered)[:PAGE])


def for_cards(rows: ListingQuerySet) -> ListingQuerySet:
    """With what a card shows, and without what it does not."""
    return rows.select_related("category").defer("description", "details", "category__fields")
