"""Keeping count of who asked for what is not theirs to see."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from saypro.accounts.models import Refusal
from saypro.kit.withheld import Things, Withheld

log = logging.getLogger(__name__)
MOST_AN_HOUR = 200
"""Things that are listed for one person and hour; all others are one row."""

MOST_WAYS = 8
UNNAMED = ("", "")
Name = tuple[str, str]
COUNT = """
INSERT INTO accounts_refusal AS held (person_id, hour_at, kind, key, times, ways, first_at, last_at)
VALUES (%(person)s, %(hour)s, %(kind)s, %(key)s, %(times)s, ARRAY[%(way)s]::varchar[], %(at)s, %(at)s)
ON CONFLICT (person_id, hour_at, kind, key) DO UPDATE SET
    times = held.times + excluded.times,
    last_at = greatest(held.last_at, excluded.last_at),
    ways = CASE
        WHEN held.ways @> excluded.ways OR cardinality(held.ways) >= %(most)s THEN held.ways
        ELSE held.ways || excluded.ways
    END
"""


@contextmanager
def refusals_noted(person_id: int, way: str) -> Iterator[None]:
    """Note what is kept from the person within the block; the error rises on."""
    try:
        yield
    except Withheld as refused:
        note_refusals(person_id, refused.things, way)
        raise


def note_refusals(person_id: int, things: Things, way: str) -> None:
    """Count an attempt at what the person may not see; `way` names the verb and the address, or the command.

    Never raises for a database that is away: whoever asked gets the same answer.
    """
    try:
        count_refusals(person_id, things, way, at=timezone.now())
    except DatabaseError:
        log.exception("What person %s was refused could not be noted", person_id)


@transaction.atomic
def count_refusals(person_id: int, things: Things, way: str, *, at: datetime) -> None:
    """One row for a person, thing and hour.

    What is not there is counted, too, in the row of all that is beyond the most: if only what is there were
    written down, the time it takes would tell an asker which things are.
    """
    hour_at = at.replace(minute=0, second=0, microsecond=0)
    rows = Refusal.objects.filter(person=person_id, hour_at=hour_at)
    listed = set(rows.values_list("kind", "key")[: MOST_AN_HOUR + 1])
    told: dict[str, int | str | datetime] = {"person": person_id, "hour": hour_at, "way": way[:80], "at": at}
    with connection.cursor() as cursor:
        for (kind, key), times in sorted(named(things, listed).items()):
            cursor.execute(COUNT, {**told, "kind": kind, "key": key, "times": times, "most": MOST_WAYS})


def named(things: Things, listed: set[Name]) -> Counter[Name]:
    """How often to count under which name."""
    there, found = things.there(), Counter[Name]()
    for value in map(str, things.values):
        name = (things.kind, value[:60])
        if value in there and (name in listed or len(listed) < MOST_AN_HOUR):
            listed.add(name)
            found[name] += 1
        else:
            found[UNNAMED] += 1
    return found


def forget_refusals(before: datetime) -> int:
    """Drop the hours that began before; returns how many rows."""
    return Refusal.objects.filter(hour_at__lt=before).delete()[0]
