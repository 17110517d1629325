"""Tips: hints each person gets once, when they fit, as listed on the page that the setting TIPS names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from saypro.notifications.kinds import Words

Find = Callable[[datetime, "QuerySet[Any, Any]"], Iterable[tuple[int, str]]]
"""Whom it fits at that moment, and the page it leads them to; nobody of the people in the second argument."""


@dataclass(frozen=True, slots=True)
class Tip:
    """`key` is its name for ever: whoever was told of it once is not told again."""

    key: str
    title: Words
    body: Words
    find: Find


@cache
def tips() -> Sequence[Tip]:
    listed: Sequence[Tip] = import_string(settings.TIPS)
    return listed
