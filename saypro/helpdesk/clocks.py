"""The clocks of a ticket, computed from its history alone: the same history always gives the same clocks.

Definitions: first response, next response and full resolution time, all cycles included. A turn begins with
the oldest message of the member that nobody has answered and ends with a human answer. All clocks rest while
we wait for the member, while the ticket is put off, and while it is solved or marked as spam.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from saypro.helpdesk.hours import CalendarTime, OfficeTime, Span, Time, after, seconds
from saypro.helpdesk.promises import Basis, ClockKind, Promise, promise_for


class What(StrEnum):
    """What can happen to a ticket, as far as clocks care."""

    OPENED = "opened"
    ASKED = "asked"
    THANKED = "thanked"
    ANSWERED = "answered"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    WOKEN = "woken"
    SOLVED = "solved"
    REOPENED = "reopened"
    SORTED = "sorted"
    RANKED = "ranked"
    MERGED = "merged"
    UNMERGED = "unmerged"
    ABSORBED = "absorbed"
    RELEASED = "released"
    SPLIT = "split"
    LINKED = "linked"
    UNLINKED = "unlinked"
    ESCALATED = "escalated"
    TICKED = "ticked"
    UNTICKED = "unticked"
    SPAM = "spam"
    UNSPAM = "unspam"


ENDS = {What.SOLVED, What.MERGED, What.SPAM}
RESTS = {What.WAITING, What.SNOOZED, *ENDS}
ENDS_REST = {What.ASKED, What.WOKEN, What.REOPENED, What.UNMERGED}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a ticket; `value` is the new category or priority.

    Of an `unspam` it says that the ticket goes back to being solved, "" that it is open.
    """

    at: datetime
    what: What
    value: str = ""


class State(StrEnum):
    RUNNING = "running"
    OVERDUE = "overdue"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Clock:
    """One stretch of waiting: the `ran` spans that count, the last one open when `runs_since` is set."""

    kind: ClockKind
    started_at: datetime
    ran: tuple[Span, ...] = ()
    runs_since: datetime | None = None
    ended_at: datetime | None = None
    promise: Promise | None = None

    def pause(self, at: datetime) -> "Clock":
        if self.runs_since is None:
            return self
        span = ((self.runs_since, at),) if self.runs_since < at else ()
        return replace(self, ran=self.ran + span, runs_since=None)

    def resume(self, at: datetime) -> "Clock":
        return self if self.runs_since else replace(self, runs_since=at)

    def end(self, at: datetime) -> "Clock":
        return replace(self.pause(at), ended_at=at)

    def elapsed_s(self, way: Time, at: datetime) -> float:
        """How long it has run by `at`, in seconds that count."""
        closed = sum(seconds(way, since, until) for since, until in self.ran)
        return closed + (seconds(way, self.runs_since, at) if self.runs_since else 0)

    def reaches(self, way: Time, wanted_s: float) -> datetime | None:
        """The moment at which it had, or will have, run that long; None while that is not in sight."""
        for since, until in self.ran:
            if moment := after(way, since, wanted_s, end=until):
                return moment
            wanted_s -= seconds(way, since, until)
        return after(way, self.runs_since, wanted_s) if self.runs_since else None


@dataclass(frozen=True, slots=True)
class Clocks:
    """All clocks of a ticket: `turns` are its waits for an answer, the first of them the first answer."""

    resolution: Clock
    turns: tuple[Clock, ...]
    category: str
    priority: str
    office: OfficeTime = field(default_factory=OfficeTime)

    @property
    def answer(self) -> Clock | None:
        """The wait for an answer that is going on; None when nobody waits for one."""
        return self.turns[-1] if self.turns and self.turns[-1].ended_at is None else None

    def way(self, clock: Clock) -> Time:
        is_office = clock.promise is not None and clock.promise.basis == Basis.OFFICE
        return self.office if is_office else CalendarTime()

    def due_at(self, clock: Clock) -> datetime | None:
        """When the target was or will be reached; None when it was kept, rests, or nothing is promised."""
        return clock.reaches(self.way(clock), clock.promise.target_s) if clock.promise else None

    def breaches_at(self, clock: Clock) -> datetime | None:
        return clock.reaches(self.way(clock), clock.promise.breach_s) if clock.promise else None

    def state(self, clock: Clock, at: datetime) -> State:
        due = self.due_at(clock)
        if clock.ended_at:
            return State.MISSED if due and due < clock.ended_at else State.MET
        if due and due < at:
            return State.OVERDUE
        return State.RUNNING if clock.runs_since else State.PAUSED


def clocks(history: Iterable[Step], promises: Sequence[Promise], office: OfficeTime) -> Clocks:
    """The clocks of a history, which begins with its `opened`. Steps of one moment count in their order.

    After a change of category or priority the new promise counts from the beginning; it is the one that was
    in force when the wait began.
    """
    steps = sorted(history, key=lambda step: step.at)
    if not steps or steps[0].what != What.OPENED:
        raise ValueError("The history of a ticket begins with its opening.")
    walk = Walk(steps[0])
    for step in steps[1:]:
        walk.take(step)
    category, priority = walk.sorted_as, walk.ranked_as

    def promised(clock: Clock) -> Clock:
        promise = promise_for(promises, clock.kind, category, priority, clock.started_at)
        return replace(clock, promise=promise)

    return Clocks(
        promised(walk.resolution), tuple(map(promised, walk.all_turns())), category, priority, office
    )


class Stepped(Protocol):
    """Something that is a step: of a computation, or as the table keeps it."""

    @property
    def at(self) -> datetime: ...
    @property
    def what(self) -> str: ...


S = TypeVar("S", bound=Stepped)


def merged(into: Iterable[S], other: Iterable[S]) -> list[S]:
    """The history of two tickets that are one matter: from the earlier opening on, sorted as `into` is.

    That the other was closed when it was merged does not count.
    """
    kept = [step for step in other if step.what in (What.OPENED, What.ASKED, What.ANSWERED)]
    steps = sorted([*into, *kept], key=lambda step: step.at)
    opening = next(step for step in steps if step.what == What.OPENED)
    return [opening, *(step for step in steps if step.what != What.OPENED)]


class Walk:
    """Where a ticket stands after each step of its history."""

    def __init__(self, opening: Step) -> None:
        self.resolution = Clock(ClockKind.RESOLUTION, opening.at, runs_since=opening.at)
        self.turns: list[Clock] = []
        self.turn: Clock | None = None
        self.sorted_as = ""
        self.ranked_as = ""
        self.is_spam = False

    def take(self, step: Step) -> None:
        if step.what == What.SORTED:
            self.sorted_as = step.value
        elif step.what == What.RANKED:
            self.ranked_as = step.value
        elif step.what == What.UNSPAM:
            self._go_on_from_spam(step)
        elif step.what in ENDS_REST:
            self._go_on(step)
        elif step.what in RESTS:
            self.is_spam |= step.what == What.SPAM
            self._rest(step)
        elif step.what == What.ANSWERED and self.turn:
            self.turns.append(self.turn.end(step.at))
            self.turn = None

    def all_turns(self) -> list[Clock]:
        return [*self.turns, self.turn] if self.turn else self.turns

    def _go_on(self, step: Step) -> None:
        """What is said in spam is waited for once it turns out to be none; until then nothing runs."""
        if step.what == What.ASKED and self.turn is None:
            kind = ClockKind.NEXT if self.turns else ClockKind.FIRST
            self.turn = Clock(kind, step.at)
        if self.is_spam:
            return
        self.resolution = replace(self.resolution, ended_at=None).resume(step.at)
        if self.turn:
            self.turn = self.turn.resume(step.at)

    def _go_on_from_spam(self, step: Step) -> None:
        was_spam, self.is_spam = self.is_spam, False
        if was_spam and not step.value:
            self._go_on(step)

    def _rest(self, step: Step) -> None:
        is_end = step.what in ENDS and self.resolution.ended_at is None
        self.resolution = self.resolution.end(step.at) if is_end else self.resolution.pause(step.at)
        if self.turn:
            self.turn = self.turn.pause(step.at)
