"""How often and how fast a seller answers."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from saypro.deals.answering import Asked, Figure, figure
from saypro.deals.tests.slow_answering import STEP, slow_figure
from saypro.deals.waking import HERE, Waking

NOW = datetime(2026, 6, 9, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NIGHTS = Waking(HERE, time(22), time(7))


def asked(days_ago: float, wait: timedelta | None = None, thread: int = 1) -> Asked:
    begun = NOW - DAY * days_ago
    return Asked(begun, thread, begun + wait if wait is not None else None)


def test_of_nothing_nothing_is_said() -> None:
    assert figure([], NIGHTS, NOW) == Figure()


def test_an_answer_within_a_day_is_in_time_and_a_later_one_is_not() -> None:
    always = Waking()
    assert figure([asked(5, 24 * HOUR), asked(6, 25 * HOUR)], always, NOW) == Figure(2, 1, 88_200)


def test_a_seller_who_sleeps_is_not_late() -> None:
    assert figure([asked(9, 38 * HOUR)], NIGHTS, NOW).answered == 1, "18 of those hours were nights"


def test_whom_nobody_has_answered_counts_once_the_day_is_over() -> None:
    always = Waking()
    assert figure([asked(0.9)], always, NOW) == Figure()
    assert figure([asked(1.1)], always, NOW) == Figure(asked=1)


def test_ten_in_a_month_speak_alone() -> None:
    fresh = [asked(days, HOUR, days) for days in range(1, 11)]
    assert figure([*fresh, asked(40, 60 * HOUR, 99)], NIGHTS, NOW).asked == 10


def test_of_fewer_the_last_ten_of_the_quarter_speak() -> None:
    old = [asked(days, HOUR, days) for days in range(31, 60)]
    assert figure([asked(1, HOUR, 1), *old, asked(91, HOUR, 91)], NIGHTS, NOW) == Figure(10, 10, 3600)
    assert figure([asked(91, HOUR)], NIGHTS, NOW) == Figure()


def test_what_was_answered_after_the_moment_was_not_answered_yet() -> None:
    assert figure([asked(2, 3 * DAY)], Waking(), NOW) == Figure(asked=1)


half_hours = st.integers(0, 95 * 48).map(lambda count: NOW - STEP * count)
waits = st.none() | st.integers(0, 300).map(lambda count: STEP * count)
clocks = st.integers(0, 47).map(lambda count: time(count // 2, count % 2 * 30))
nights = st.tuples(
    st.sampled_from(["Europe/London", "America/St_Johns"]).map(ZoneInfo),
    st.integers(20, 23).map(time),
    st.integers(4, 7).map(time),
)
spans = st.tuples(half_hours, st.integers(0, 500)).map(lambda span: (span[0], span[0] + STEP * span[1]))


@settings(max_examples=60, deadline=None)
@given(
    threads=st.lists(st.tuples(half_hours, waits), max_size=16),
    day=st.tuples(st.just(HERE), clocks, clocks) | nights,
    away=st.lists(spans, max_size=3),
)
def test_it_is_what_counting_half_hours_gives(
    threads: list[tuple[datetime, timedelta | None]],
    day: tuple[ZoneInfo, time, time],
    away: list[tuple[datetime, datetime]],
) -> None:
    waking = Waking(*day, away=tuple(away))
    all_asked = [
        Asked(begun, number, begun + wait if wait is not None else None)
        for number, (begun, wait) in enumerate(threads)
    ]
    assert figure(all_asked, waking, NOW) == slow_figure(all_asked, waking, NOW)
