"""When a ticket is raised, to whom and why: computed from its clocks and its matter alone.

By time, each wait is raised once on each rung; by rule, a ticket is raised once for each. What has been done
stands in its history under a name, which is made here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from saypro.helpdesk.clocks import Clock, Clocks


class Level(IntEnum):
    """Who is to act."""

    AGENT = 1
    LEAD = 2
    OFFICE = 3


class Key(StrEnum):
    """What raises a ticket; `Rule.amount` is percent, hours or a count, as each needs."""

    EARLY = "early"
    BREACH = "breach"
    DOUBLE = "double"
    COMPLAINT = "complaint"
    THIRD = "third"
    PREMIUM = "premium"
    TECHNICAL = "technical"


BY_TIME = (Key.EARLY, Key.BREACH, Key.DOUBLE)


@dataclass(frozen=True, slots=True)
class Rule:
    key: Key
    level: Level
    amount: int = 0
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Matter:
    """What rules ask about a ticket; `contact` counts the contacts on the same matter, this one included."""

    opened_at: datetime
    category: str = ""
    priority: str = "normal"
    segment: str = ""
    contact: int = 1


@dataclass(frozen=True, slots=True)
class Raise:
    """It is to be raised from `at` on; `name` is what its history knows it by."""

    at: datetime
    level: Level
    key: Key
    name: str


def raises(
    found: Clocks, matter: Matter, rules: Iterable[Rule], done: Collection[str] = ()
) -> Iterator[Raise]:
    """All that are still to come, in no order. None once it is solved, and by time none while it rests."""
    if found.resolution.ended_at is not None:
        return
    for rule in rules:
        if rule.is_on:
            yield from (one for one in by_rule(found, matter, rule) if one.name not in done)


def next_raise(
    found: Clocks, matter: Matter, rules: Iterable[Rule], done: Collection[str] = ()
) -> datetime | None:
    return min((one.at for one in raises(found, matter, rules, done)), default=None)


def by_rule(found: Clocks, matter: Matter, rule: Rule) -> Iterator[Raise]:
    if rule.key in BY_TIME:
        yield from by_time(found, rule)
    elif fits(matter, rule):
        yield Raise(matter.opened_at + timedelta(hours=hours(rule)), rule.level, rule.key, rule.key.value)


def by_time(found: Clocks, rule: Rule) -> Iterator[Raise]:
    """Of the wait for an answer that goes on, and of the way to the solution."""
    waits: list[tuple[str, Clock | None]] = [("s", found.resolution), (f"a{len(found.turns)}", found.answer)]
    for name, clock in waits:
        at = reached(found, clock, rule) if clock and clock.promise else None
        if at:
            yield Raise(at, rule.level, rule.key, f"{name}.{rule.key.value}")


def reached(found: Clocks, clock: Clock, rule: Rule) -> datetime | None:
    """Early counts from the target, the others from the breach of the promise."""
    promise = clock.promise
    if promise is None:
        return None
    whole_s = promise.target_s if rule.key == Key.EARLY else promise.breach_s
    return clock.reaches(found.way(clock), whole_s * rule.amount / 100)


def fits(matter: Matter, rule: Rule) -> bool:
    match rule.key:
        case Key.COMPLAINT:
            return matter.category in ("complaint", "violation")
        case Key.THIRD:
            return matter.contact >= rule.amount
        case Key.PREMIUM:
            return matter.segment == "premium"
        case Key.TECHNICAL:
            return matter.category == "support" and matter.priority in ("high", "urgent")
        case _:
            return False


def hours(rule: Rule) -> int:
    return rule.amount if rule.key == Key.COMPLAINT else 0
