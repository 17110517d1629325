"""The filters that are set, each with the address that takes it away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from saypro.kit import money, places
from saypro.listings.queries import Results


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str


def chips(results: Results, data: QueryDict) -> list[Chip]:
    return [Chip(label, without(data, name, value)) for label, name, value in filters(results)]


def filters(results: Results) -> Iterator[tuple[str, str, str]]:
    """Label, name and value of each filter; an empty value takes the whole name away."""
    search = results.search
    if search.words:
        yield f"“{search.words}”", "q", ""
    if results.category:
        yield results.category.name, "category", ""
    for option in (each for each in results.provinces if each.is_chosen):
        yield option.label, "province", option.value
    if search.town:
        yield places.town_name(search.town), "town", ""
    if search.price_from is not None:
        yield _("From %(price)s") % {"price": money.in_words(search.price_from)}, "from", ""
    if search.price_to is not None:
        yield _("Up to %(price)s") % {"price": money.in_words(search.price_to)}, "to", ""
    for option in (each for each in results.conditions if each.is_chosen):
        yield option.label, "condition", option.value
    yield from answers(results)


def answers(results: Results) -> Iterator[tuple[str, str, str]]:
    for question in (each for each in results.questions if each.is_chosen):
        name = f"a.{question.key}"
        for option in (each for each in question.options if each.is_chosen):
            yield option.label, name, option.value
        if question.kind == "yes_no":
            yield question.label, name, ""
        if question.least is not None:
            yield f"{question.label} ≥ {question.least}", f"{name}.from", ""
        if question.most is not None:
            yield f"{question.label} ≤ {question.most}", f"{name}.to", ""


def without(data: QueryDict, name: str, value: str) -> str:
    left = data.copy()
    left.pop("after", None)
    left.setlist(name, [each for each in data.getlist(name) if value and each != value])
    return "?" + left.urlencode()
