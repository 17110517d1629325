from datetime import UTC, datetime, timedelta

import pytest

from saypro.kit import times

NOW = datetime(2026, 6, 11, 12, 0, tzinfo=UTC)  # a Thursday, 14:00 in Johannesburg


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(hours=24), "Yesterday"),
        (timedelta(days=2), "Tue"),
        (timedelta(days=6), "Fri"),
        (timedelta(days=7), "4 June"),
        (timedelta(days=400), "7 May 2025"),
    ],
)
def test_times_are_relative_then_the_weekday_then_the_date(age, words):
    assert times.ago(NOW - age, at=NOW) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(hours=48), "48 h left"),
        (timedelta(hours=47, minutes=59), "48 h left"),
        (timedelta(hours=1, minutes=20), "1 h left"),
        (timedelta(minutes=38, seconds=10), "38 min left"),
        (timedelta(seconds=-5), "0 min left"),
    ],
)
def test_what_is_left_is_told_to_the_nearest(time, words):
    assert times.left(NOW + time, at=NOW) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=48), "48 hours"),
        (timedelta(hours=3, minutes=58), "4 hours"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(seconds=50), "1 minute"),
        (timedelta(seconds=-5), "0 hours"),
    ],
)
def test_a_span_is_told_in_the_unit_that_fits(length, words):
    assert times.span(length) == words


def test_days_change_at_midnight_in_johannesburg():
    late = datetime(2026, 6, 10, 21, 59, tzinfo=UTC)
    assert times.day(late, at=NOW) == "Yesterday"
    assert times.day(late + timedelta(minutes=1), at=NOW) == "Today"


def test_the_exact_moment_is_always_there():
    assert times.element(NOW, "2 h") == (
        '<time datetime="2026-06-11T12:00:00+00:00" title="Thursday 11 June 2026, 14:00">2 h</time>'
    )
