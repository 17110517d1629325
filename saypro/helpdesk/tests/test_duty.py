"""When an agent is on duty: shifts, days that differ, and the switch."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saypro.helpdesk.duty import Duty, Roster, Switch

ZONE = ZoneInfo("Africa/Johannesburg")
OFFICE = {day: [(480, 720), (780, 1020)] for day in range(5)}
MONDAY = date(2026, 3, 23)


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    """By the office's clock, so many days after Monday."""
    return datetime(2026, 3, 23, hour, minute, tzinfo=ZONE) + timedelta(days=days)


@pytest.mark.parametrize(
    ("moment", "is_on"),
    [
        (at(7, 59), False),
        (at(8), True),
        (at(11, 59), True),
        (at(12), False),
        (at(13), True),
        (at(17), False),
        (at(10, days=5), False),
    ],
)
def test_shifts_begin_with_their_first_moment_and_end_before_their_last(
    moment: datetime, is_on: bool
) -> None:
    assert Duty(Roster(ZONE, OFFICE)).is_on(moment) is is_on


def test_shifts_are_kept_by_the_offices_clock() -> None:
    assert Duty(Roster(ZONE, OFFICE)).is_on(datetime(2026, 3, 23, 6, 30, tzinfo=UTC))


def test_a_day_that_differs_replaces_the_weekday() -> None:
    roster = Roster(ZONE, OFFICE, {MONDAY: [], MONDAY + timedelta(days=5): [(600, 660)]})
    assert not Duty(roster).is_on(at(10))
    assert Duty(roster).is_on(at(10, days=1))
    assert Duty(roster).is_on(at(10, 30, days=5))


def test_shifts_that_touch_are_one() -> None:
    night = Roster(ZONE, {0: [(1200, 1440)], 1: [(0, 120)]})
    assert night.next_edge(at(21)) == at(2, days=1)


def test_the_switch_wins_until_the_next_edge() -> None:
    duty = Duty(Roster(ZONE, OFFICE), Switch(is_on=False, since=at(9)))
    assert not duty.is_on(at(11, 59))
    assert duty.is_on(at(13)), "the afternoon's shift begins with an edge of its own"
    extra = Duty(Roster(ZONE, OFFICE), Switch(is_on=True, since=at(18)))
    assert extra.is_on(at(23))
    assert extra.is_on(at(9, days=1))
    assert not extra.is_on(at(12, days=1)), "the morning's beginning ended what was switched"


def test_away_until_a_moment_lasts_over_edges() -> None:
    duty = Duty(Roster(ZONE, OFFICE), Switch(is_on=False, since=at(9), until=at(9, days=2)))
    assert not duty.is_on(at(14))
    assert not duty.is_on(at(9, days=1))
    assert duty.is_on(at(9, days=2))


def test_without_shifts_the_switch_alone_counts() -> None:
    assert not Duty(Roster(ZONE)).is_on(at(10))
    assert Duty(Roster(ZONE), Switch(is_on=True, since=at(9))).is_on(at(10, days=40))
    assert not Duty(Roster(ZONE), Switch(is_on=True, since=at(9))).is_on(at(8)), "not before it was switched"


def test_the_next_time_somebody_is_there() -> None:
    roster = Roster(ZONE, OFFICE)
    assert Duty(roster).next_on(at(9)) == at(9)
    assert Duty(roster).next_on(at(20)) == at(8, days=1)
    assert Duty(roster).next_on(at(10, days=5)) == at(8, days=7)
    assert Duty(roster, Switch(is_on=False, since=at(9), until=at(15, days=1))).next_on(at(10)) == at(
        15, days=1
    )
    assert Duty(Roster(ZONE)).next_on(at(9)) is None


def test_every_moment_agrees_with_the_spans() -> None:
    roster = Roster(ZONE, OFFICE, {MONDAY + timedelta(days=2): [(60, 90), (1380, 1440)]})
    spans = list(roster.spans(at(0), at(0, days=8)))
    for step in range(0, 7 * 24 * 60, 47):
        moment = at(0) + timedelta(minutes=step)
        assert Duty(roster).is_on(moment) is any(begins <= moment < ends for begins, ends in spans), moment
