"""The base of every fact, and the names facts are stored under."""

import re
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar

from django.utils import timezone

KINDS: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, in the past tense; fields must be plain JSON values.

    `actor_id` is the person who did it, None for the house itself.
    `cause` is the id of the event this one follows from; set by itself inside a reaction.
    `event_id` is the fact's place in the log, None before it is recorded.
    """

    actor_id: int | None = None
    cause: int | None = None
    occurred_at: datetime = field(default_factory=timezone.now)
    event_id: int | None = None

    kind: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Register the fact as `<room>.<snake_case_name>`."""
        room = cls.__module__.split(".")[1]
        cls.kind = f"{room}.{snake_case(cls.__name__)}"
        KINDS[cls.kind] = cls

    @classmethod
    def own_fields(cls) -> list[str]:
        """The names of what this fact says beyond what every fact says."""
        return [each.name for each in fields(cls) if each.name not in BASE_FIELDS]

    @property
    def payload(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.own_fields()}


BASE_FIELDS = {each.name for each in fields(Fact)}


def snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
