"""Recording facts."""

from dataclasses import fields
from typing import Any

from saypro.events.facts import Fact
from saypro.events.models import Event

BASE_FIELDS = {field.name for field in fields(Fact)}


def record(fact: Fact) -> Event:
    """Write the fact down, with one job per reaction, in the caller's transaction."""
    return Event.objects.create(
        kind=fact.kind,
        actor_id=fact.actor_id,
        payload=payload_of(fact),
        occurred_at=fact.occurred_at,
        cause=fact.cause,
    )


def payload_of(fact: Fact) -> dict[str, Any]:
    return {field.name: getattr(fact, field.name) for field in fields(fact) if field.name not in BASE_FIELDS}
