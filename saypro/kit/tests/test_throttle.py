from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from saypro.kit.throttle import allow, forget

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 11, 12, tzinfo=UTC)


def after(seconds):
    return NOON + timedelta(seconds=seconds)


def test_the_fourth_in_a_minute_waits_until_the_first_is_a_minute_old():
    assert [allow("door", 3, 60, at=after(second)) for second in (0, 10, 20)] == [None] * 3
    assert allow("door", 3, 60, at=after(30)) == 30
    assert allow("door", 3, 60, at=after(60)) is None, (
        "the window slides; it does not start again at the full minute"
    )
    assert allow("door", 3, 60, at=after(61)) == 9


def test_a_refusal_does_not_make_the_wait_longer():
    allow("door", 1, 60, at=after(0))
    for second in range(1, 50):
        allow("door", 1, 60, at=after(second))
    assert allow("door", 1, 60, at=after(60)) is None


def test_one_key_does_not_count_for_another():
    allow("lerato", 1, 60, at=NOON)
    assert allow("sipho", 1, 60, at=NOON) is None


def test_what_is_forgotten_starts_from_nothing():
    allow("door", 1, 60, at=NOON)
    forget("door")
    assert allow("door", 1, 60, at=NOON) is None


def test_a_question_is_one_statement_and_a_refusal_two(django_assert_num_queries):
    with django_assert_num_queries(1):
        allow("door", 1, 60, at=NOON)
    with django_assert_num_queries(2):
        allow("door", 1, 60, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_very_same_moment_only_so_many_are_allowed():
    def knock(_number):
        try:
            return allow("door", 7, 60)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(knock, range(60)))
    assert answers.count(None) == 7
    forget("door")
