"""Things that are kept from a person, told apart from pages that nobody asked for by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.db.models import Model, Q
from django.http import Http404, HttpRequest

Find = TypeVar("Find", bound=Callable[..., Any])
KINDS: set[type[Model]] = set()
"""All that some access function keeps from somebody."""


@dataclass(frozen=True, slots=True)
class Things:
    """What was asked for by these `values` of its `field`; what is no longer `still` there counts as gone."""

    model: type[Model]
    field: str
    values: tuple[str | int, ...]
    still: Q | None = None

    @property
    def kind(self) -> str:
        return self.model._meta.label_lower

    def there(self) -> set[str]:
        """The values by which there is something."""
        wanted = Q(*(Q((self.field, value)) for value in self.values), _connector=Q.OR)
        found = self.model._base_manager.filter(wanted)
        standing = found if self.still is None else found.filter(self.still)
        return {str(value) for value in standing.values_list(self.field, flat=True)}


class Withheld(Http404):
    """The thing is not there, or not for this person: which of the two, nobody is told."""

    def __init__(self, things: Things) -> None:
        super().__init__()
        self.things = things


def withholds(model: type[Model], field: str = "ref", still: Q | None = None) -> Callable[[Find], Find]:
    """For an access function of a person and what `field` says: its Http404 becomes a Withheld.

    Where one such function calls another, what the inner one kept back is what was kept back.
    """
    KINDS.add(model)

    def wrap(find: Find) -> Find:
        @wraps(find)
        def found(person: Any, value: str | int, *more: Any, **named: Any) -> Any:
            try:
                return find(person, value, *more, **named)
            except Withheld:
                raise
            except Http404:
                raise Withheld(Things(model, field, (value,), still)) from None

        return cast(Find, found)

    return wrap


def way_of(request: HttpRequest) -> str:
    """How somebody asked: the verb and the name of the address."""
    match = request.resolver_match
    return f"{request.method} {match.view_name if match else ''}"
