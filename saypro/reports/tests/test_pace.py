"""Shares and courses of targets, for any numbers there can be."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saypro.reports.pace import Better, State, count_course, share_course, value_course
from saypro.reports.periods import Length, period_of
from saypro.reports.shares import between, share

PARTS = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(PARTS)
def test_a_share_lies_within_its_interval(part: tuple[int, int]) -> None:
    found, (low, high) = share(*part), between(*part)
    assert 0 <= low <= high <= 100
    if found is None:
        assert part[1] == 0
    else:
        assert low - 1e-9 <= found <= high + 1e-9


def test_nothing_has_no_share_and_any_interval() -> None:
    assert share(0, 0) is None
    assert between(0, 0) == (0, 100)
    low, high = between(8, 10)
    assert (round(low, 1), round(high, 1)) == (49.0, 94.3), "Wilson, not the normal approximation"


@given(PARTS, PARTS, st.floats(0, 100), st.integers(1, 92), st.sampled_from(Better))
def test_a_share_ends_somewhere_between_none_and_all(
    part: tuple[int, int], lately: tuple[int, int], goal: float, gone: int, better: Better
) -> None:
    course = share_course(*part, goal, gone=gone, days=92, lately=lately, better=better)
    assert (course.state == State.NONE) == (part[1] == 0)
    if course.forecast is not None and course.margin is not None:
        assert -1e-9 <= course.forecast <= 100 + 1e-9
        assert course.margin >= 0
    if gone == 92:
        assert course.forecast is None
        assert course.state in (State.NONE, State.MET, State.MISSED)
    else:
        assert course.state != State.MISSED, "nothing is missed before its time"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 92), st.lists(st.integers(0, 900)))
def test_what_is_needed_a_day_is_enough(done: int, goal: int, gone: int, daily: list[int]) -> None:
    course = count_course(done, goal, gone=gone, days=92, daily=daily)
    if course.needed_a_day is not None:
        assert done + course.needed_a_day * (92 - gone) >= goal
        assert done + (course.needed_a_day - 1) * (92 - gone) < goal
    if done >= goal and daily:
        assert course.state == State.MET


def test_the_owners_example() -> None:
    course = count_course(18_400, 20_000, gone=78, days=91, daily=[220, 240, 230])
    assert (course.needed_a_day, course.state) == (124, State.ON_COURSE)
    assert course.forecast == 18_400 + 13 * 230


@pytest.mark.parametrize(
    ("kept", "lately", "gone", "state"),
    [
        (95, (30, 30), 45, State.MET),
        (85, (98, 100), 45, State.ON_COURSE),
        (85, (80, 100), 45, State.AT_RISK),
        (92, (60, 100), 45, State.AT_RISK),
        (95, (0, 0), 91, State.MET),
        (89, (0, 0), 91, State.MISSED),
        (90, (0, 0), 91, State.MET),
    ],
    ids=["met", "catching up", "at risk", "falling", "over and met", "missed", "exactly"],
)
def test_the_states_of_a_share(kept: int, lately: tuple[int, int], gone: int, state: State) -> None:
    assert share_course(kept, 100, 90, gone=gone, days=91, lately=lately).state == state


def test_less_can_be_better_and_near_can_be_best() -> None:
    assert share_course(10, 100, 15, gone=91, days=91, better=Better.LESS).state == State.MET
    assert share_course(16, 100, 15, gone=91, days=91, better=Better.LESS).state == State.MISSED
    assert share_course(44, 100, 40, gone=91, days=91, better=Better.NEAR).state == State.MISSED
    assert share_course(43, 100, 40, gone=91, days=91, better=Better.NEAR).state == State.MET
    assert value_course(12, 10, gone=3, days=91, better=Better.MORE).state == State.MET
    assert value_course(8, 10, gone=3, days=91, better=Better.MORE).state == State.AT_RISK
    assert value_course(None, 10, gone=3, days=91, better=Better.MORE).state == State.NONE


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(Length))
def test_every_day_belongs_to_one_period_and_periods_touch(day: date, length: Length) -> None:
    found = period_of(length, day)
    assert found.since <= day < found.until
    assert found.before.until == found.since
    assert found.next.since == found.until
    assert found == period_of(length, found.last_day)


def test_a_day_begins_by_the_office_clock() -> None:
    march = period_of(Length.MONTH, date(2026, 3, 5))
    assert march.days_gone(datetime(2026, 2, 28, 22, 30, tzinfo=UTC)) == 1, "half past midnight in the office"
    assert march.is_over(datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    assert march.name == "March 2026"
    assert period_of(Length.QUARTER, date(2026, 5, 5)).name == "Quarter 2, April to June 2026"
    assert period_of(Length.WEEK, date(2026, 3, 2)).name == "Week 10, 2 March to 8 March 2026"
