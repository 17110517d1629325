"""A page of search results with its filters, ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from saypro.kit import places
from saypro.kit.money import grouped
from saypro.listings.models import Category, Condition
from saypro.listings.queries import counts
from saypro.listings.queries.categories import Tree
from saypro.listings.queries.counts import Number
from saypro.listings.queries.search import Found, Search, found


@dataclass(frozen=True, slots=True)
class Option:
    """One box of a filter; `number` is how many ads it would show, None when that is not known."""

    value: str
    label: str
    number: Number | None
    is_chosen: bool

    @property
    def count(self) -> str:
        return counted(self.number) if self.number else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A filter by one field of the category, with what is answered."""

    key: str
    label: str
    kind: str
    unit: str = ""
    options: list[Option] = field(default_factory=list)
    least: int | None = None
    most: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """Everything the results page draws."""

    search: Search
    found: Found
    count: str
    is_single: bool
    tree: Tree
    category: Category | None
    provinces: list[Option]
    conditions: list[Option]
    questions: list[Question]
    filters: int

    @property
    def province_name(self) -> str:
        """The province looked at, as in a sentence, when it is only one."""
        chosen = self.search.provinces
        return places.province_in_a_sentence(chosen[0]) if len(chosen) == 1 else ""

    @property
    def town_name(self) -> str:
        return places.town_name(self.search.town)


def results(search: Search, tree: Tree, after: str = "") -> Results:
    category = tree.find(search.category_slug) if search.category_slug else None
    page = found(search, after)
    tally = counts.tally(search)
    number = Number(len(page.rows)) if page.are_close else tally.all
    return Results(
        search=search,
        found=page,
        count=counted(number),
        is_single=number == Number(1),
        tree=tree,
        category=category,
        provinces=largest_first(options(places.PROVINCE_CHOICES, search.provinces, tally.by_province)),
        conditions=conditions(search, category, tally),
        questions=[question_of(each, search.answers) for each in category.fields] if category else [],
        filters=filters_in(search),
    )


def conditions(search: Search, category: Category | None, tally: counts.Tally) -> list[Option]:
    if category and not category.asks_condition:
        return []
    return options(Condition.choices, search.conditions, tally.by_condition)


def options(
    choices: Iterable[tuple[str, Any]], chosen: tuple[str, ...], numbers: Mapping[str, Number]
) -> list[Option]:
    return [Option(value, str(label), numbers[value], value in chosen) for value, label in choices]


def largest_first(listed: list[Option]) -> list[Option]:
    """The chosen ones, then those with the most ads."""
    return sorted(listed, key=lambda option: (not option.is_chosen, -most_of(option)))


def most_of(option: Option) -> int:
    return option.number.count if option.number else 0


def question_of(declared: Mapping[str, Any], answers: Mapping[str, Any]) -> Question:
    key, kind, answer = declared["key"], declared["kind"], answers.get(declared["key"])
    least, most = answer if kind == "number" and answer else (None, None)
    chosen = answer if isinstance(answer, tuple) else ()
    return Question(
        key=key,
        label=declared["label"],
        kind=kind,
        unit=declared["unit"],
        options=[Option(each, each, None, each in chosen) for each in declared["choices"]],
        least=least,
        most=most,
        is_chosen=bool(answer),
    )


def filters_in(search: Search) -> int:
    """How many filters are set, beside the words and the category."""
    singles = (search.town, search.price_from is not None, search.price_to is not None)
    return len(search.provinces) + len(search.conditions) + len(search.answers) + sum(map(bool, singles))


def counted(number: Number) -> str:
    """ "3 184", or "1 000+" where counting stopped; rounded down, since more digits would be by chance."""
    if not number.is_more:
        return grouped(Decimal(number.count))
    return f"{grouped(Decimal(number.count - number.count % 100 or number.count))}+"
