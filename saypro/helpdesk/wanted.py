"""What an agent wants to see of the tickets: a queue and what it is narrowed to, as addresses say it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.helpdesk.models import Category, Channel, Priority, Segment

LONGEST_TEXT = 100
PAIR = re.compile(r"[^\W_]{2}")
NONE = "none"
"""Not filed, in no team, with nobody: asked for like any other value."""


class Queue(TextChoices):
    MINE = "mine", _("Mine")
    UNASSIGNED = "unassigned", _("Unassigned")
    BREACHING = "breaching", _("Breaching")
    ESCALATED = "escalated", _("Escalated")
    MENTIONS = "mentions", _("Mentions")
    WAITING = "waiting", pgettext_lazy("tickets", "Waiting")
    SOLVED = "solved", _("Solved today")
    ALL = "all", _("All open")
    SPAM = "spam", _("Spam")


class Turn(TextChoices):
    """Whom a ticket waits for."""

    US = "us", _("Waiting for us")
    MEMBER = "member", _("Waiting for the member")


MANY = {
    "category": {NONE, *Category.values},
    "priority": {*Priority.values},
    "channel": {*Channel.values},
    "segment": {NONE, *Segment.values},
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Several values of one field are any of them; `team` is its key, `assignee` a handle, or `NONE`."""

    queue: Queue = Queue.UNASSIGNED
    category: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    segment: tuple[str, ...] = ()
    team: str = ""
    assignee: str = ""
    turn: str = ""
    text: str = ""

    @classmethod
    def read(cls, asked: QueryDict, queue: Queue = Queue.UNASSIGNED) -> Self:
        """From an address; what nobody knows is left out, so that old links still lead somewhere."""
        named, turn = asked.get("queue", ""), asked.get("turn", "")
        return cls(
            queue=Queue(named) if named in Queue.values else queue,
            **{name: known(asked.getlist(name), values) for name, values in MANY.items()},
            team=key(asked.get("team", "")),
            assignee=asked.get("assignee", "")[:40].replace("\x00", ""),
            turn=turn if turn in Turn.values else "",
            text=" ".join(asked.get("text", "").replace("\x00", " ").split())[:LONGEST_TEXT],
        )

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What the queue is narrowed to, as pairs of an address."""
        said = [(name, value) for name in MANY for value in getattr(self, name)]
        single = ((name, getattr(self, name)) for name in ("team", "assignee", "turn", "text"))
        return said + [(name, value) for name, value in single if value]

    @property
    def is_too_short(self) -> bool:
        return bool(self.text) and is_too_short(self.text)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters)

    @property
    def query(self) -> str:
        """The same as part of an address: "?queue=mine&category=support"."""
        return f"?{urlencode([('queue', str(self.queue)), *self.filters])}"

    def of(self, queue: Queue) -> Self:
        """The whole of that queue."""
        return type(self)(queue)

    def without(self, name: str, value: str) -> Self:
        """The same, less one filter."""
        kept: dict[str, Any] = {name: ""}
        if name in MANY:
            kept[name] = tuple(each for each in getattr(self, name) if each != value)
        return replace(self, **kept)


def is_too_short(text: str) -> bool:
    """Whether it has no two letters or digits together, so that almost every ticket would fit it."""
    return not PAIR.search(text)


def known(asked: Iterable[str], values: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*asked} & values))


def key(asked: str) -> str:
    is_key = asked.isascii() and asked.isdigit() and len(asked) < 10
    return asked if asked == NONE or is_key else ""
