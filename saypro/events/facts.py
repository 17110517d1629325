"""The base of every fact, and the names facts are stored under."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from django.utils import timezone

KINDS: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, in the past tense; fields must be plain JSON values.

    `actor_id` is the person who did it, None for the house itself.
    `cause` is the id of the event this one follows from, when a reaction records it.
    """

    actor_id: int | None = None
    cause: int | None = None
    occurred_at: datetime = field(default_factory=timezone.now)

    kind: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Register the fact as `<room>.<snake_case_name>`."""
        room = cls.__module__.split(".")[1]
        cls.kind = f"{room}.{snake_case(cls.__name__)}"
        KINDS[cls.kind] = cls


def snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
