"""The questions in an address, read leniently: what makes no sense is left out, never an error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from saypro.kit import places
from saypro.kit.money import sum_of_money
from saypro.listings.forms.words import one_line
from saypro.listings.models import Condition
from saypro.listings.queries import Search, Tree

MOST_WORDS = 100
SORTS = ("new", "fit", "cheap", "dear")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, the cursor in it, and sentences about what could not be read."""

    search: Search
    after: str
    problems: list[str]


def asked(data: QueryDict, tree: Tree) -> Asked:
    words = one_line(data.get("q", ""))[:MOST_WORDS]
    category = tree.find(data.get("category", ""))
    problems: list[str] = []
    search = Search(
        words=words,
        category_slug=category.slug if category else "",
        category_ids=tuple(each.pk for each in tree.below(category)) if category else (),
        provinces=known(data.getlist("province"), places.PROVINCES),
        town=next(iter(known([data.get("town", "")], places.TOWNS)), ""),
        price_from=price(data.get("from", ""), problems),
        price_to=price(data.get("to", ""), problems),
        conditions=known(data.getlist("condition"), Condition.values),
        answers=answers(data, category.fields) if category else {},
        sort=sort(data.get("sort", ""), words),
    )
    return Asked(search, data.get("after", ""), problems)


def sort(wanted: str, words: str) -> str:
    return wanted if wanted in SORTS else ("fit" if words else "new")


def known(values: Sequence[str], allowed: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value in allowed))


def price(text: str, problems: list[str]) -> Decimal | None:
    if not text.strip():
        return None
    read = sum_of_money(text)
    if read is None:
        problems.append(_("We could not read that price. Use digits only."))
    return read


def answers(data: QueryDict, fields: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    read = {field["key"]: answer(data, field) for field in fields}
    return {key: value for key, value in read.items() if value}


def answer(data: QueryDict, field: Mapping[str, Any]) -> Any:
    """A tuple of choices, True, or a pair of bounds; None where nothing is asked."""
    name = f"a.{field['key']}"
    if field["kind"] == "choice":
        return known(data.getlist(name), field["choices"])
    if field["kind"] == "yes_no":
        return data.get(name) == "yes" or None
    if field["kind"] == "number":
        bounds = whole(data.get(f"{name}.from", "")), whole(data.get(f"{name}.to", ""))
        return None if bounds == (None, None) else bounds
    return None


def whole(text: str) -> int | None:
    read = sum_of_money(text)
    return None if read is None else int(read)
