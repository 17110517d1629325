"""A small world for the tests: things are counted, some of them badly."""

import os
import signal
from dataclasses import dataclass

from django.db import connection

from saypro.events import actions
from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingCounted(Fact):
    names: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoisonSwallowed(Fact):
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerHit(Fact):
    marker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleClosed(Fact):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class MealServed(Fact):
    spoilt: bool = False
    marker: str = ""


def add_to_tally(fact: ThingCounted) -> None:
    for name in fact.names:
        write_tally(name)


def choke(fact: PoisonSwallowed) -> None:
    write_tally("choked")
    raise ValueError(f"cannot swallow {fact.amount}")


def die_the_first_time(fact: WorkerHit) -> None:
    """Write, then fall to SIGKILL before the commit, unless the marker file tells it happened before."""
    write_tally("survived")
    if not os.path.exists(fact.marker):
        open(fact.marker, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)


def eat_soup(fact: MealServed) -> None:
    eat("soup", is_off=fact.spoilt)


def eat_bread(fact: MealServed) -> None:
    eat("bread", is_off=False)


def eat_cake(fact: MealServed) -> None:
    """Deadly where the marker is missing, spoilt or not."""
    if fact.marker and not os.path.exists(fact.marker):
        os.kill(os.getpid(), signal.SIGKILL)
    eat("cake", is_off=fact.spoilt)


def eat(dish: str, *, is_off: bool) -> None:
    write_tally(dish)
    if is_off:
        raise ValueError(f"the {dish} is off")


def go_round(fact: CircleClosed) -> None:
    actions.record(CircleClosed())


REACTIONS = {
    ThingCounted: [add_to_tally],
    PoisonSwallowed: [choke],
    WorkerHit: [die_the_first_time],
    MealServed: [eat_soup, eat_cake, eat_bread],
    CircleClosed: [go_round],
}


def make_tally() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS tally (name text)")


def drop_tally() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE tally")


def clear_tally() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tally")


def write_tally(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tally VALUES (%s)", [name])


def tally() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM tally ORDER BY name")
        return [name for (name,) in cursor.fetchall()]
