from saypro.kit.bucket import Buckets, Pace

NOON = 1000.0


def buckets(burst=3.0, rate=2.0, most=50_000):
    return Buckets(lambda: Pace(burst, rate), most=most)


def test_so_many_at_once_then_so_many_a_second():
    ours = buckets()
    assert [ours.take("lerato", at=NOON) for _ in range(4)] == [0, 0, 0, 0.5]
    assert ours.take("lerato", at=NOON + 0.5) == 0
    assert ours.take("lerato", at=NOON + 0.75) == 0.25


def test_a_refusal_costs_nothing():
    ours = buckets(burst=1)
    ours.take("lerato", at=NOON)
    for _ in range(9):
        ours.take("lerato", at=NOON)
    assert ours.take("lerato", at=NOON + 0.5) == 0


def test_a_rest_fills_no_more_than_the_burst():
    ours = buckets()
    assert [ours.take("lerato", at=NOON) for _ in range(3)] == [0] * 3
    assert [ours.take("lerato", at=NOON + 900) for _ in range(4)] == [0, 0, 0, 0.5]


def test_what_costs_more_waits_longer():
    ours = buckets()
    assert ours.take("lerato", cost=2, at=NOON) == 0
    assert ours.take("lerato", cost=2, at=NOON) == 0.5
    assert ours.take("lerato", cost=1, at=NOON) == 0


def test_one_does_not_pay_for_the_other():
    ours = buckets(burst=1)
    assert ours.take("lerato", at=NOON) == 0
    assert ours.take("sipho", at=NOON) == 0


def test_what_was_spent_elsewhere_counts_here():
    ours = buckets()
    ours.drain("lerato", 2, at=NOON)
    assert [ours.take("lerato", at=NOON) for _ in range(2)] == [0, 0.5]
    ours.drain("lerato", 1000, at=NOON)
    assert ours.take("lerato", at=NOON) == 0.5, "nobody owes more than an empty bucket"


def test_what_is_left_is_a_share():
    ours = buckets(burst=4)
    ours.take("lerato", at=NOON)
    assert ours.left("lerato", at=NOON) == 0.75
    assert ours.left("sipho", at=NOON) == 1


def test_only_those_that_are_full_again_are_forgotten():
    ours = buckets(burst=1, most=3)
    for name in ("a", "b", "c"):
        ours.take(name, at=NOON)
    ours.take("d", at=NOON + 0.25)
    assert len(ours.by_key) == 4, "nobody gets a new burst for being one of many"
    ours.take("e", at=NOON + 0.6)
    assert set(ours.by_key) == {"d", "e"}
