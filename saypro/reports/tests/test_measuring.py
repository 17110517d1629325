"""What a history comes to."""

from datetime import UTC, datetime, timedelta

import pytest

from saypro.helpdesk.hours import OfficeTime
from saypro.helpdesk.models import TicketStep
from saypro.helpdesk.promises import ClockKind, Promise
from saypro.helpdesk.queries import Plans
from saypro.reports.buckets import bucket_of
from saypro.reports.measuring import Stretch, stretches
from saypro.reports.models import Kind

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
HOUR_S = 3600
PLANS = Plans([Promise(ClockKind.RESOLUTION, 48 * HOUR_S, 96 * HOUR_S, START - timedelta(1))], OfficeTime())


def of(kind: Kind, *past: tuple[float, str]) -> list[Stretch]:
    steps = [
        TicketStep(at=START + timedelta(hours=hours), what=what, actor_id=7)
        for hours, what in [(0, "opened"), *past]
    ]
    return [found for found in stretches(steps, PLANS) if found.kind == kind]


def test_the_first_wait_is_measured_from_the_oldest_word_that_nobody_answered() -> None:
    (first,) = of(Kind.FIRST, (0, "asked"), (1, "asked"), (3, "answered"), (4, "answered"))
    assert (first.seconds, first.is_kept, first.agent_id) == (3 * HOUR_S, True, 7)
    assert first.due_at == START + timedelta(hours=24), (
        "it belongs to the day on which it would have been due"
    )


def test_a_wait_that_rested_was_due_later() -> None:
    (first,) = of(Kind.FIRST, (0, "asked"), (10, "snoozed"), (20, "woken"), (33, "answered"))
    assert (first.seconds, first.is_kept) == (23 * HOUR_S, True)
    assert first.due_at == START + timedelta(hours=34)


def test_exactly_24_hours_are_in_time() -> None:
    assert [found.is_kept for found in of(Kind.FIRST, (0, "asked"), (24, "answered"))] == [True]
    assert [found.is_kept for found in of(Kind.FIRST, (0, "asked"), (24.001, "answered"))] == [False]


def test_nobody_waits_after_it_was_solved_without_an_answer() -> None:
    (first,) = of(Kind.FIRST, (0, "asked"), (1, "solved"))
    assert (first.due_at, first.ended_at, first.is_kept) == (None, None, None)


def test_solving_counts_all_cycles_and_the_first_one_apart() -> None:
    past = [(0, "asked"), (10, "solved"), (34, "reopened"), (40, "solved")]
    (full,), (first,) = of(Kind.SOLVED, *past), of(Kind.FIRST_SOLVED, *past)
    assert (full.seconds, first.seconds) == (16 * HOUR_S, 10 * HOUR_S), "what was solved rested"
    assert full.is_kept is True
    assert full.due_at == START + timedelta(hours=72)


@pytest.mark.parametrize(
    ("past", "times"),
    [
        ([(1, "solved"), (20, "asked")], 1),
        ([(1, "solved"), (1.05, "reopened")], 0),
        ([(1, "solved"), (2, "thanked")], 0),
        ([(1, "solved"), (1 + 8 * 24, "reopened")], 0),
        ([(1, "solved"), (2, "reopened"), (3, "solved"), (4, "reopened")], 1),
        ([(1, "solved")], 0),
    ],
    ids=["asked again", "slip", "thanks", "after a week", "twice", "never"],
)
def test_coming_back_counts_once_and_only_where_it_means_something(
    past: list[tuple[float, str]], times: int
) -> None:
    assert len(of(Kind.REOPENED, *past)) == times


def test_thanks_and_answers_are_messages() -> None:
    past = [(0, "asked"), (1, "answered"), (2, "thanked")]
    assert len(of(Kind.ASKED, *past)) == 2
    assert [found.agent_id for found in of(Kind.ANSWERED, *past)] == [7]


def test_a_time_on_a_bound_belongs_to_the_part_up_to_it() -> None:
    assert [bucket_of(seconds) for seconds in (0, 3600, 3601, 86_400, 86_401, 10**7)] == [0, 0, 1, 5, 6, 9]
