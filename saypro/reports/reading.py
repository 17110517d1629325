"""From which database reports are read, and how far a copy is behind."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connections
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from saypro.events.queries import latest_at
from saypro.kit.replica import from_replica, has_replica, read_alias

BEHIND = timedelta(minutes=1)
T = TypeVar("T")


def rows_of(sql: str, given: Mapping[str, Any]) -> list[Any]:
    """What a plain statement gives, asked of whichever database is to be read."""
    with connections[read_alias()].cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def read_from_copy(ask: Callable[[], T]) -> tuple[T, str]:
    """What is asked, of the copy where there is one, and a sentence where that is out of date or away."""
    with from_replica() as is_copy:
        answer = ask()
        known = latest_at() if is_copy else None
    return answer, words_of(is_copy, known) if has_replica() else ""


def words_of(is_copy: bool, known: datetime | None) -> str:
    """The copy knows what happened until `known`."""
    if not is_copy:
        return _("The copy for reports does not answer: these figures come from the main database.")
    last = latest_at()
    if last is None or (known is not None and last - known <= BEHIND):
        return ""
    if known is None:
        return _("The copy that these figures are read from is empty so far.")
    moment = date_format(localtime(known), "j F Y, H:i")
    return _("The copy that these figures are read from is behind: they are as of {moment}.").format(
        moment=moment
    )
