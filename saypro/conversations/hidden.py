"""Support threads that a room above keeps from some, or keeps silent; HIDDEN_THREADS names its module."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from saypro.accounts.models import User


def hidden_from(person: "User") -> "QuerySet[Any, Any]":
    """The keys of threads that this person of the office is not to see, as a query."""
    found: QuerySet[Any, Any] = keeper().hidden_from(person)
    return found


def silent_threads() -> "QuerySet[Any, Any]":
    """The keys of threads in which nobody is told of what they have not read, as a query."""
    found: QuerySet[Any, Any] = keeper().silent_threads()
    return found


def hidden_pairs(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs of thread and person that are hidden from that person."""
    found: set[tuple[int, int]] = keeper().hidden_pairs(pairs)
    return found


@cache
def keeper() -> ModuleType:
    """Read when first needed, so that this room imports nothing upwards."""
    return import_module(settings.HIDDEN_THREADS)
