"""What we promise, as data: how soon a kind of ticket is answered and solved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClockKind(StrEnum):
    FIRST = "first"
    NEXT = "next"
    RESOLUTION = "resolution"


class Basis(StrEnum):
    CALENDAR = "calendar"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Promise:
    """From `valid_from` on, and for the tickets it names (empty: any).

    `target_s` is what we aim at, `breach_s` when the promise is broken; both in seconds of `basis`.
    """

    clock: ClockKind
    target_s: float
    breach_s: float
    valid_from: datetime
    category: str = ""
    priority: str = ""
    basis: Basis = Basis.CALENDAR

    def holds_for(self, clock: ClockKind, category: str, priority: str, at: datetime) -> bool:
        return (
            self.clock == clock
            and self.category in ("", category)
            and self.priority in ("", priority)
            and self.valid_from <= at
        )

    @property
    def rank(self) -> tuple[bool, bool, datetime]:
        """What names the category goes before what names the priority, and a newer one before an older."""
        return bool(self.category), bool(self.priority), self.valid_from


def promise_for(
    promises: Iterable[Promise], clock: ClockKind, category: str, priority: str, at: datetime
) -> Promise | None:
    """The most particular promise that was in force at that moment; None when nothing was promised."""
    fitting = [one for one in promises if one.holds_for(clock, category, priority, at)]
    return max(fitting, key=lambda one: one.rank, default=None)
