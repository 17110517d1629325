"""The filters of a queue: what can be chosen, and what is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.helpdesk import queries
from saypro.helpdesk.models import Category, Channel, Priority, Segment
from saypro.helpdesk.wanted import NONE, Turn, Wanted


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; `away` is the queue without it."""

    value: str
    label: str
    is_on: bool
    away: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter; of one that `is_many` several values may be chosen, which are then any of them."""

    name: str
    label: str
    is_many: bool
    choices: list[Choice]


def filters_pane(wanted: Wanted, colleagues: Iterable[User]) -> dict[str, Any]:
    people = [(each.handle, each.name) for each in colleagues]
    filters = [
        many(wanted, "category", _("Category"), [(NONE, _("Not filed yet")), *Category.choices]),
        many(wanted, "priority", _("Priority"), Priority.choices),
        many(wanted, "channel", _("Came by"), Channel.choices),
        many(wanted, "segment", _("Member"), [*Segment.choices, (NONE, _("Other members"))]),
        one(wanted, "turn", _("Whose turn"), Turn.choices),
        one(wanted, "team", _("Team"), [*teams(), (NONE, _("No team"))]),
        one(wanted, "assignee", _("With"), [*people, (NONE, _("Nobody"))]),
    ]
    chosen = [choice for each in filters for choice in each.choices if choice.is_on]
    if wanted.text:
        away = wanted.without("text", wanted.text).query
        chosen.append(Choice(wanted.text, f"“{wanted.text}”", is_on=True, away=away))
    return {"filters": filters, "chosen": chosen}


def many(wanted: Wanted, name: str, label: str, choices: list[tuple[str, Any]]) -> Filter:
    return Filter(name, label, True, [choice(wanted, name, *each) for each in choices])


def one(wanted: Wanted, name: str, label: str, choices: list[tuple[str, Any]]) -> Filter:
    return Filter(name, label, False, [choice(wanted, name, *each) for each in choices])


def choice(wanted: Wanted, name: str, value: str, label: Any) -> Choice:
    held = getattr(wanted, name)
    is_on = value in held if isinstance(held, tuple) else value == held
    return Choice(value, str(label), is_on, wanted.without(name, value).query)


def teams() -> list[tuple[str, str]]:
    return [(str(team.pk), team.name) for team in queries.teams()]
