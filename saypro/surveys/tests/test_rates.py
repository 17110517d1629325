"""Shares and their margins hold for every number of answers, none and one included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saypro.surveys.queries.gaps import Gap, widest
from saypro.surveys.rates import Rate, gap, wilson

COUNTS = st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS)
def test_the_share_lies_within_its_margins(counts: tuple[int, int]) -> None:
    hits, of = counts
    bounds = wilson(hits, of)
    assert bounds is not None
    low, high = bounds
    assert 0 <= low <= hits / of + 1e-9
    assert hits / of - 1e-9 <= high <= 1
    assert high - low > 0, "no number of answers makes anybody certain"


@given(COUNTS)
def test_margins_of_the_opposite_mirror_each_other(counts: tuple[int, int]) -> None:
    hits, of = counts
    one, other = wilson(hits, of), wilson(of - hits, of)
    assert one is not None
    assert other is not None
    assert one[0] == pytest.approx(1 - other[1], abs=1e-9)


@given(COUNTS, st.integers(2, 50))
def test_more_answers_of_the_same_share_narrow_them(counts: tuple[int, int], times: int) -> None:
    hits, of = counts
    one, more = wilson(hits, of), wilson(hits * times, of * times)
    assert one is not None
    assert more is not None
    assert more[1] - more[0] < one[1] - one[0]


def test_known_margins() -> None:
    """Of Wilson's own formula, worked out by hand for 8 of 10."""
    bounds = wilson(8, 10)
    assert bounds is not None
    assert bounds[0] == pytest.approx(0.4902, abs=0.0005)
    assert bounds[1] == pytest.approx(0.9433, abs=0.0005)


def test_nothing_asked_is_no_share() -> None:
    nothing = Rate(0, 0)
    assert (nothing.share, nothing.percent, nothing.margins) == (None, None, None)
    assert gap(nothing, Rate(1, 1)) is None
    assert Rate(0, 1).percent == 0
    assert Rate(1, 1).percent == 100


def test_few_answers_are_called_few() -> None:
    assert Rate(1, 29).is_few
    assert not Rate(1, 30).is_few


def test_gaps_that_tie_keep_an_order() -> None:
    even = [Gap(name, Rate(1, 2), Rate(1, 2)) for name in "cab"]
    wide = Gap("z", Rate(2, 2), Rate(0, 2))
    assert [one.name for one in widest([*even, wide])] == ["z", "a", "b", "c"]
    assert wide.points == 100
