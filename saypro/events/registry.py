"""Which reactions follow which fact, as listed on the page that the setting EVENT_REACTIONS names.

The page lies in a room above; it is read when first needed, so that this room imports nothing upwards.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from saypro.events.facts import Fact

Reaction = Callable[[Any], None]
"""Takes the fact it is listed under; Any because each reaction knows one class of fact."""

Page = Mapping[type[Fact], Sequence[Reaction]]


def names_for(kind: str) -> list[str]:
    """The names of the reactions to facts of this kind."""
    return names_by_kind(settings.EVENT_REACTIONS).get(kind, [])


def reaction_named(name: str) -> Reaction:
    """Raises LookupError when no such reaction is listed (any more)."""
    try:
        return reactions_by_name(settings.EVENT_REACTIONS)[name]
    except KeyError:
        raise LookupError(f"no reaction is called {name}") from None


def kinds_for(reaction: Reaction) -> list[str]:
    return [fact.kind for fact, reactions in page(settings.EVENT_REACTIONS).items() if reaction in reactions]


def name_of(reaction: Reaction) -> str:
    """`<room>.<function>`, the name a reaction is stored under."""
    return f"{reaction.__module__.split('.')[1]}.{reaction.__name__}"


@cache
def names_by_kind(path: str) -> dict[str, list[str]]:
    return {fact.kind: [name_of(each) for each in reactions] for fact, reactions in page(path).items()}


@cache
def reactions_by_name(path: str) -> dict[str, Reaction]:
    return {name_of(each): each for reactions in page(path).values() for each in reactions}


def page(path: str) -> Page:
    listed: Page = import_string(path)
    return listed
