"""Places in a page that rooms above fill: the page names the place, `project/slots.py` says who fills it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

Filler = Callable[[Mapping[Any, Any]], str]
Taker = Callable[[Mapping[Any, Any]], object]
Gatherer = Callable[[Collection[int], Any], Mapping[int, str]]


def fill(place: str, context: Mapping[Any, Any]) -> SafeString:
    """What the rooms put there for this page, in the list's order; each returns safe HTML, "" for nothing."""
    return mark_safe("".join(filler(context) for filler in _slots().get(place, ())))  # noqa: S308


def gather(place: str, keys: Collection[int], person: Any) -> dict[int, SafeString]:
    """The same for the rows of a list, asked once for all of them: safe HTML by key."""
    found: dict[int, SafeString] = {}
    if not keys:
        return found
    for gatherer in _slots().get(place, ()):
        for key, html in gatherer(keys, person).items():
            found[key] = mark_safe(found.get(key, "") + html)  # noqa: S308
    return found


def hand_over(place: str, context: Mapping[Any, Any]) -> None:
    """Tell the rooms that put questions into a form there that it was sent, and kept; each takes its own."""
    takers: Mapping[str, Sequence[Taker]] = import_string(settings.FORM_SLOTS)
    for taker in takers.get(place, ()):
        taker(context)


@lru_cache
def _slots() -> Mapping[str, list[Any]]:
    slots: Mapping[str, list[Any]] = import_string(settings.PAGE_SLOTS)
    return slots
