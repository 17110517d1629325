"""Lists read by key: every page costs the same, however far down it is."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, the cursor of the `next` page ("" on the last), and whether there are earlier ones."""

    rows: list[Row]
    next: str
    is_later: bool


def page_of(queryset: QuerySet[Row], after: str, *, by: Sequence[str], size: int) -> Page[Row]:
    """The `size` rows behind the cursor `after`, in the order `by`, whose last field must be unique.

    The fields must not be null; they may be annotations. A cursor that cannot be read gives the first page.
    """
    key = read_cursor(after, fields(queryset, by))
    later = queryset.filter(behind(by, key)) if key else queryset
    rows = list(later.order_by(*by)[: size + 1])
    more = len(rows) > size
    return Page(rows[:size], write_cursor(rows[size - 1], by) if more else "", bool(key))


def behind(by: Sequence[str], key: Sequence[Any]) -> Q:
    """Rows that come after `key`: greater, or smaller where the field is ordered downwards."""
    name, value, rest = by[0].lstrip("-"), key[0], by[1:]
    step = "lt" if by[0].startswith("-") else "gt"
    beyond = Q(**{f"{name}__{step}": value})
    if not rest:
        return beyond
    # The outer bound is implied, but it is the one an index can start from.
    return Q(**{f"{name}__{step}e": value}) & (beyond | behind(rest, key[1:]))


def write_cursor(row: Model, by: Sequence[str]) -> str:
    values = [plain(reach(row, name.lstrip("-"))) for name in by]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read_cursor(cursor: str, columns: "Sequence[Field[Any, Any]]") -> list[Any]:
    """The values inside, or [] when somebody has bent it."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
        if not isinstance(values, list) or len(values) != len(columns):
            return []
        return [parsed(column, value) for column, value in zip(columns, values, strict=True)]
    except (ValueError, binascii.Error, ValidationError, RecursionError):
        return []


def parsed(column: "Field[Any, Any]", value: object) -> Any:
    """The value as the column holds it. Raises ValueError or ValidationError."""
    if value is None or isinstance(value, bool | list | dict):
        raise ValueError(value)
    read = column.to_python(value)
    column.run_validators(read)
    if isinstance(read, str) and "\x00" in read:
        raise ValueError(value)
    if isinstance(read, datetime) and read.tzinfo is None:
        raise ValueError(value)
    return read


def fields(queryset: QuerySet[Row], by: Sequence[str]) -> "list[Field[Any, Any]]":
    return [field_named(queryset, name.lstrip("-")) for name in by]


def field_named(queryset: QuerySet[Row], name: str) -> "Field[Any, Any]":
    if name in queryset.query.annotations:
        worked_out: Field[Any, Any] = queryset.query.annotations[name].output_field
        return worked_out
    return field_at(queryset.model, name.split(LOOKUP_SEP))


def field_at(model: type[Model], path: list[str]) -> "Field[Any, Any]":
    found = model._meta.pk if path[0] == "pk" else model._meta.get_field(path[0])
    if len(path) == 1:
        return found  # type: ignore[return-value]
    return field_at(found.related_model, path[1:])  # type: ignore[arg-type]


def reach(row: object, path: str) -> object:
    for name in path.split(LOOKUP_SEP):
        row = getattr(row, name)
    return row


def plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
