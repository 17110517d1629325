"""What a ticket's history comes to, as stretches: a pure function of its steps and the plans in force."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from saypro.helpdesk.clocks import Clock, Clocks, What
from saypro.helpdesk.hours import CalendarTime, Time
from saypro.helpdesk.models import TicketStep
from saypro.helpdesk.queries import Plans
from saypro.reports.models import Kind
from saypro.reports.office_days import day_of

DAY_S = 86_400.0
ANSWER_S, SOLVED_S = DAY_S, 3 * DAY_S
COMES_BACK = timedelta(days=7)
MISCLICK = timedelta(minutes=5)
CALENDAR = CalendarTime()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What `Interval` keeps of one, without what is known of the ticket."""

    kind: str
    started_at: datetime
    ended_at: datetime | None = None
    due_at: datetime | None = None
    seconds: float | None = None
    office_seconds: float | None = None
    is_kept: bool | None = None
    agent_id: int | None = None

    @property
    def days(self) -> tuple[date, date | None, date | None]:
        """On which it began, ended and was due."""
        ended, due = self.ended_at, self.due_at
        return day_of(self.started_at), ended and day_of(ended), due and day_of(due)


def stretches(steps: Sequence[TicketStep], plans: Plans) -> list[Stretch]:
    """All stretches of a ticket, in no particular order. The history begins with its opening."""
    found = plans.clocks(steps)
    return [
        *messages(steps),
        *answers(found, steps),
        *solving(found, steps),
        *first_solving(steps, plans),
        *comings_back(steps),
        *raises(steps),
    ]


def messages(steps: Iterable[TicketStep]) -> Iterator[Stretch]:
    """Thanks are messages, too."""
    for step in steps:
        if step.what in (What.ASKED, What.THANKED):
            yield moment(Kind.ASKED, step.at)
        elif step.what == What.ANSWERED:
            yield moment(Kind.ANSWERED, step.at, step.actor_id)


def answers(found: Clocks, steps: Sequence[TicketStep]) -> Iterator[Stretch]:
    """Each wait for an answer against 24 hours; whoever answered gets the credit."""
    by = {step.at: step.actor_id for step in steps if step.what == What.ANSWERED}
    for turn in found.turns:
        kind = Kind.FIRST if turn is found.turns[0] else Kind.NEXT
        agent_id = by.get(turn.ended_at) if turn.ended_at else None
        yield measured(kind, turn, found.office, CALENDAR, ANSWER_S, agent_id)


def solving(found: Clocks, steps: Sequence[TicketStep]) -> Iterator[Stretch]:
    """Against what was promised for its category, and against 72 hours."""
    clock = found.resolution
    agent_id = next((step.actor_id for step in reversed(steps) if step.what == What.SOLVED), None)
    promise = clock.promise.target_s if clock.promise else None
    yield measured(Kind.SOLVED, clock, found.office, found.way(clock), promise, agent_id)
    yield measured(Kind.IN_72H, clock, found.office, CALENDAR, SOLVED_S, agent_id)


def first_solving(steps: Sequence[TicketStep], plans: Plans) -> Iterator[Stretch]:
    """The history as far as its first solving."""
    for number, step in enumerate(steps):
        if step.what == What.SOLVED:
            found = plans.clocks(steps[: number + 1])
            agent_id = step.actor_id
            yield measured(Kind.FIRST_SOLVED, found.resolution, found.office, CALENDAR, None, agent_id)
            return


def comings_back(steps: Sequence[TicketStep]) -> Iterator[Stretch]:
    """A solved ticket that is open again within seven days, once; counted on the day it was solved.

    A slip that is put right within five minutes does not count, and thanks alone open nothing.
    """
    solved: datetime | None = None
    for step in steps:
        if step.what == What.SOLVED:
            solved = step.at
        elif solved and step.what in (What.ASKED, What.REOPENED):
            waited, is_slip = step.at - solved, step.what == What.REOPENED and step.at - solved < MISCLICK
            if waited <= COMES_BACK and not is_slip:
                yield moment(Kind.REOPENED, solved)
                return
            solved = None


def raises(steps: Iterable[TicketStep]) -> Iterator[Stretch]:
    first = next((step for step in steps if step.what == What.ESCALATED), None)
    if first:
        yield moment(Kind.ESCALATED, first.at)


def moment(kind: Kind, at: datetime, agent_id: int | None = None) -> Stretch:
    return Stretch(kind, at.astimezone(UTC), agent_id=agent_id)


def measured(
    kind: Kind, clock: Clock, office: Time, way: Time, goal_s: float | None, agent_id: int | None
) -> Stretch:
    """The stretch of a clock against a goal that is counted in one of the two ways."""
    ended = clock.ended_at
    due = due_at(clock, way, goal_s)
    return Stretch(
        kind,
        clock.started_at,
        ended,
        due,
        seconds=clock.elapsed_s(CALENDAR, ended) if ended else None,
        office_seconds=clock.elapsed_s(office, ended) if ended else None,
        is_kept=None if goal_s is None or not ended else clock.elapsed_s(way, ended) <= goal_s,
        agent_id=agent_id if ended else None,
    )


def due_at(clock: Clock, way: Time, goal_s: float | None) -> datetime | None:
    """When the goal was or will be reached; for one that was kept, when it would have been."""
    if goal_s is None:
        return None
    if clock.ended_at:
        clock = replace(clock, runs_since=clock.ended_at, ended_at=None)
    return clock.reaches(way, goal_s)
