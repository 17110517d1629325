"""Quiet hours and times away do not run."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from saypro.deals.waking import HERE, Waking

NIGHTS = Waking(HERE, time(22), time(7))
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=HERE)


def test_the_day_counts_whole() -> None:
    assert NIGHTS.awake_between(at(8, 9), at(8, 12)) == 3 * HOUR


def test_the_night_does_not_count() -> None:
    assert NIGHTS.awake_between(at(8, 21), at(9, 8)) == 2 * HOUR
    assert NIGHTS.awake_between(at(8, 23), at(9, 6)) == timedelta()
    assert NIGHTS.awake_between(at(8, 12), at(10, 12)) == 30 * HOUR


def test_quiet_hours_may_lie_in_the_day() -> None:
    noon = Waking(HERE, time(12), time(14))
    assert noon.awake_between(at(8, 11), at(8, 15)) == 2 * HOUR


def test_without_quiet_hours_all_of_it_counts() -> None:
    assert Waking().awake_between(at(8, 0), at(10, 0)) == 48 * HOUR


def test_times_away_do_not_count_and_overlap_with_nights() -> None:
    away = Waking(HERE, time(22), time(7), away=((at(8, 20), at(9, 9)), (at(9, 8), at(9, 10))))
    assert away.awake_between(at(8, 19), at(9, 11)) == 2 * HOUR


def test_nobody_is_quick_by_being_quiet_all_day() -> None:
    silent = Waking(HERE, time(8), time(7))
    assert silent.awake_between(at(8, 0), at(10, 0)) == 24 * HOUR


def test_a_night_is_as_long_as_the_clock_on_the_wall_makes_it() -> None:
    london = Waking(ZoneInfo("Europe/London"), time(23), time(7))
    spring = datetime(2026, 3, 28, 12, tzinfo=UTC)
    autumn = datetime(2026, 10, 24, 12, tzinfo=UTC)
    assert london.awake_between(spring, spring + timedelta(days=1)) == 17 * HOUR
    assert london.awake_between(autumn, autumn + timedelta(days=1)) == 15 * HOUR


def test_nothing_passes_backwards() -> None:
    assert NIGHTS.awake_between(at(8, 12), at(8, 11)) == timedelta()
