"""Who asked for what is not theirs to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from saypro.accounts.models import Refusal, User
from saypro.helpdesk.queries.audit import Asked
from saypro.kit.paging import Page, page_of

PAGE = 50
NEWEST = ("-first_at", "-pk")
MANY = 50
"""So many things that are not there, or beyond the list, are no mistyped address any more."""

REMEMBERED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Attempts:
    """What one person asked for within an hour, and the words for it."""

    row: Refusal
    what: str | Promise


@dataclass(frozen=True, slots=True)
class AttemptsPage:
    attempts: list[Attempts]
    next: str
    is_later: bool


@cache
def kinds_of_things() -> Mapping[str, str | Promise]:
    """What can be kept from somebody, in words; the page of a room above is read when first needed."""
    listed: Mapping[type[Model], str | Promise] = import_string(settings.KEPT_THINGS)
    return {model._meta.label_lower: words for model, words in listed.items()}


def attempts_page(asked: Asked, after: str = "") -> AttemptsPage:
    """The newest first; bounded by the time that was asked for."""
    rows = shown().filter(first_at__gte=asked.since, first_at__lt=asked.until)
    rows = rows.filter(person=asked.person) if asked.person else rows
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    page: Page[Refusal] = page_of(rows.select_related("person"), after, by=NEWEST, size=PAGE)
    return AttemptsPage([Attempts(row, what(row)) for row in page.rows], page.next, page.is_later)


def shown() -> QuerySet[Refusal, Any]:
    return Refusal.objects.filter(~Q(kind="") | Q(times__gte=MANY))


def what(row: Refusal) -> str | Promise:
    if not row.kind:
        return _("things that are not there, or too many to list")
    return kinds_of_things().get(row.kind, row.kind)


def people_refused(at: datetime) -> QuerySet[User, Any]:
    """Whoever was refused something within the last 30 days, by name."""
    theirs = shown().filter(person=OuterRef("pk"), hour_at__gte=at - REMEMBERED)
    return User.objects.filter(Exists(theirs)).order_by("name", "pk")
