"""The clocks of a ticket: the rules one by one, and random histories against a slow second implementation."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saypro.helpdesk.clocks import Clock, Clocks, State, Step, What, clocks, merged
from saypro.helpdesk.hours import CalendarTime, OfficeTime, Week
from saypro.helpdesk.promises import Basis, ClockKind, Promise
from saypro.helpdesk.tests.slow_clocks import SlowClock, SlowDesk, slow_clocks

START = datetime(2026, 3, 23, 6, tzinfo=UTC)  # a Monday
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HOUR = 3600
WINDOWS = {0: [(480, 720), (780, 1020)], 1: [(480, 1020)], 2: [(480, 1020)], 4: [(600, 1440)], 5: [(0, 540)]}
CLOSED = frozenset({date(2026, 3, 27), date(2026, 4, 3)})
ANSWER = Promise(ClockKind.FIRST, 24 * HOUR, 48 * HOUR, LONG_AGO)
SOLVING = Promise(ClockKind.RESOLUTION, 72 * HOUR, 96 * HOUR, LONG_AGO)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def history(*steps: tuple[float, What] | tuple[float, What, str]) -> list[Step]:
    return [Step(START, What.OPENED), *(Step(at(hours), what, *value) for hours, what, *value in steps)]


def measured(
    *steps: tuple[float, What] | tuple[float, What, str], promises: tuple[Promise, ...] = ()
) -> Clocks:
    return clocks(history(*steps), promises or (ANSWER, SOLVING), OfficeTime())


def test_several_messages_are_one_turn_from_the_oldest() -> None:
    found = measured((0, What.ASKED), (1, What.ASKED), (3, What.ANSWERED))
    (turn,) = found.turns
    assert (turn.kind, turn.started_at, turn.ended_at) == (ClockKind.FIRST, at(0), at(3))
    assert found.answer is None
    assert found.state(turn, at(100)) == State.MET


def test_the_next_turn_has_a_clock_of_its_own() -> None:
    found = measured((0, What.ASKED), (3, What.ANSWERED), (4, What.THANKED), (5, What.ASKED))
    assert [turn.kind for turn in found.turns] == [ClockKind.FIRST, ClockKind.NEXT]
    assert found.answer is not None
    assert found.answer.started_at == at(5)


def test_a_ticket_we_began_waits_for_the_members_words() -> None:
    found = measured((0, What.ANSWERED), (30, What.ASKED), (31, What.ANSWERED))
    (turn,) = found.turns
    assert turn.elapsed_s(CalendarTime(), at(40)) == HOUR


@pytest.mark.parametrize("rest", [What.WAITING, What.SNOOZED, What.SOLVED])
def test_clocks_rest_and_go_on_where_they_stood(rest: What) -> None:
    found = measured((0, What.ASKED), (10, rest), (50, What.ASKED))
    assert found.answer is not None
    assert found.due_at(found.answer) == at(64)
    assert found.due_at(found.resolution) == at(112)
    resting = measured((0, What.ASKED), (10, rest))
    assert resting.answer is not None
    assert resting.due_at(resting.answer) is None
    assert resting.state(resting.answer, at(90)) == State.PAUSED


def test_overdue_before_the_rest_stays_overdue_and_missed() -> None:
    found = measured((0, What.ASKED), (25, What.WAITING))
    assert found.answer is not None
    assert found.state(found.answer, at(30)) == State.OVERDUE
    found = measured((0, What.ASKED), (25, What.WAITING), (26, What.ASKED), (27, What.ANSWERED))
    assert found.state(found.turns[0], at(30)) == State.MISSED


def test_kept_to_the_second() -> None:
    found = measured((0, What.ASKED), (24, What.ANSWERED))
    assert found.state(found.turns[0], at(30)) == State.MET


def test_reopened_counts_every_cycle() -> None:
    found = measured((10, What.SOLVED), (12, What.SOLVED), (100, What.REOPENED), (170, What.SOLVED))
    assert found.resolution.ended_at == at(170)
    assert found.resolution.elapsed_s(CalendarTime(), at(200)) == 80 * HOUR
    assert found.due_at(found.resolution) == at(162)
    assert found.state(found.resolution, at(200)) == State.MISSED


def test_another_category_counts_its_promise_from_the_beginning() -> None:
    swift = Promise(ClockKind.RESOLUTION, 48 * HOUR, 60 * HOUR, LONG_AGO, category="complaint")
    found = measured((40, What.SORTED, "complaint"), promises=(SOLVING, swift))
    assert found.resolution.promise == swift
    assert found.due_at(found.resolution) == at(48)


def test_the_most_particular_promise_of_its_day_holds() -> None:
    urgent = Promise(ClockKind.FIRST, 4 * HOUR, 8 * HOUR, LONG_AGO, priority="urgent")
    later = Promise(ClockKind.FIRST, 2 * HOUR, 3 * HOUR, at(1), priority="urgent")
    found = measured((0, What.RANKED, "urgent"), (0, What.ASKED), promises=(ANSWER, urgent, later))
    assert found.answer is not None
    assert found.answer.promise == urgent, "what was promised afterwards does not rewrite the past"


def test_merged_tickets_keep_the_earlier_start() -> None:
    early = history((0, What.ASKED), (2, What.SOLVED))
    late = [Step(at(10), What.OPENED), Step(at(10), What.ASKED), Step(at(20), What.ANSWERED)]
    found = clocks(merged(late, early), [ANSWER, SOLVING], OfficeTime())
    assert found.resolution.started_at == at(0)
    assert [(turn.started_at, turn.ended_at) for turn in found.turns] == [(at(0), at(20))]


def test_a_history_begins_with_its_opening() -> None:
    with pytest.raises(ValueError, match="opening"):
        clocks([Step(START, What.ASKED)], [], OfficeTime())


moves = st.lists(
    st.tuples(st.integers(0, 15_000), st.sampled_from([one for one in What if one != What.OPENED])),
    max_size=14,
)
targets = st.integers(1, 6_000)


@settings(max_examples=150, deadline=None)
@given(
    moves=moves,
    target=targets,
    basis=st.sampled_from(Basis),
    zone=st.sampled_from(["Africa/Johannesburg", "Europe/Berlin"]),
)
def test_random_histories_give_the_clocks_of_the_slow_implementation(
    moves: list[tuple[int, What]], target: int, basis: Basis, zone: str
) -> None:
    steps = [Step(START, What.OPENED)]
    steps += [
        Step(START + timedelta(minutes=minute), what) for minute, what in sorted(moves, key=lambda m: m[0])
    ]
    until = START + timedelta(minutes=16_000)
    office = OfficeTime([(LONG_AGO, Week(ZoneInfo(zone), WINDOWS, CLOSED))])
    promises = [Promise(kind, target * 60, target * 60, LONG_AGO, basis=basis) for kind in ClockKind]
    found = clocks(steps, promises, office)
    resolution, turns = slow_clocks(steps, SlowDesk(ZoneInfo(zone), WINDOWS, CLOSED), until)
    assert len(found.turns) == len(turns)
    for clock, slow in zip([found.resolution, *found.turns], [resolution, *turns], strict=True):
        assert_same(found, clock, slow, target, until)


def assert_same(found: Clocks, clock: Clock, slow: SlowClock, target: int, until: datetime) -> None:
    assert (clock.started_at, clock.ended_at) == (slow.started_at, slow.ended_at)
    assert clock.elapsed_s(CalendarTime(), until) == 60 * len(slow.calendar)
    assert clock.elapsed_s(found.office, until) == 60 * len(slow.office)
    counted = slow.calendar if found.way(clock) == CalendarTime() else slow.office
    due = found.due_at(clock)
    expected = counted[target - 1] if len(counted) >= target else None
    assert (due if due and due <= until else None) == expected
