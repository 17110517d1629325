"""Office hours: several windows a day, days off, a change of plan, clocks put forward and back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saypro.helpdesk.hours import (
    CalendarTime,
    OfficeTime,
    Week,
    after,
    faults,
    is_open,
    next_opening,
    seconds,
)

ZA = ZoneInfo("Africa/Johannesburg")
HOUR = 3600
DAYS = {day: [(480, 720), (780, 1020)] for day in range(5)}
WEEK = Week(ZA, DAYS, frozenset({date(2026, 3, 25)}))
OFFICE = OfficeTime([(datetime(2020, 1, 1, tzinfo=UTC), WEEK)])


def za(day: int, hour: float, month: int = 3) -> datetime:
    return datetime(2026, month, day, tzinfo=ZA) + timedelta(hours=hour)


def test_lunch_nights_weekends_and_days_off_do_not_count() -> None:
    assert seconds(OFFICE, za(23, 8), za(23, 17)) == 8 * HOUR
    assert seconds(OFFICE, za(23, 11), za(23, 14)) == 2 * HOUR
    assert seconds(OFFICE, za(24, 16), za(26, 9)) == 2 * HOUR, "the 25th is a day off"
    assert seconds(OFFICE, za(27, 16), za(30, 9)) == 2 * HOUR, "over a weekend"
    assert seconds(CalendarTime(), za(27, 16), za(30, 16)) == 72 * HOUR


def test_the_moment_after_so_much_time() -> None:
    assert after(OFFICE, za(23, 11), 2 * HOUR) == za(23, 14)
    assert after(OFFICE, za(24, 16), 2 * HOUR) == za(26, 9)
    assert after(OFFICE, za(23, 11), HOUR) == za(23, 12), "at closing time, not at the next opening"
    assert after(OfficeTime(), za(23, 11), 1) is None


def test_open_and_the_next_opening() -> None:
    assert is_open(OFFICE, za(23, 8))
    assert not is_open(OFFICE, za(23, 12))
    assert next_opening(OFFICE, za(23, 12)) == za(23, 13)
    assert next_opening(OFFICE, za(23, 9)) == za(23, 9)
    assert next_opening(OfficeTime(), za(23, 9)) is None


def test_a_new_plan_leaves_the_past_as_it_was() -> None:
    shorter = Week(ZA, {day: [(540, 600)] for day in range(5)})
    office = OfficeTime([*OFFICE.weeks, (za(24, 0), shorter)])
    assert seconds(office, za(23, 0), za(24, 0)) == 8 * HOUR
    assert seconds(office, za(24, 0), za(25, 0)) == HOUR


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 3), 24)]
)
def test_a_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    office = OfficeTime([(datetime(2020, 1, 1, tzinfo=UTC), Week(zone, {6: [(0, 1440)]}))])
    start = datetime.combine(day, datetime.min.time(), zone)
    assert seconds(office, start - timedelta(days=1), start + timedelta(days=2)) == hours * HOUR


@pytest.mark.parametrize(
    "windows", [[(600, 540)], [(0, 1500)], [(480, 720), (700, 800)], [(780, 1020), (480, 720)], [(5, 5)]]
)
def test_windows_that_make_no_sense(windows: list[tuple[int, int]]) -> None:
    assert faults(windows)


def test_windows_that_do() -> None:
    assert not faults([(0, 480), (480, 1440)])
    assert not faults([])
