"""Several statements in one trip: all of them, or none."""

import pytest
from django.db import IntegrityError, connection, transaction

from saypro.events.models import ReactionDone
from saypro.kit.trips import last_trip, one_trip, queue, run

MARK = "INSERT INTO events_reactiondone (event_id, reaction, done_at) VALUES (%s, %s, now())"


def mark(*numbers: int) -> None:
    for number in numbers:
        run(MARK, [number, "trip"])


def marks() -> list[int]:
    return sorted(ReactionDone.objects.filter(reaction="trip").values_list("event_id", flat=True))


@pytest.mark.django_db
def test_answers_are_there_when_the_trip_ends() -> None:
    with one_trip():
        run(MARK, [1, "trip"])
        answer = queue("SELECT count(*) FROM events_reactiondone WHERE reaction = %s", ["trip"])
    assert answer.fetchone() == (1,)


@pytest.mark.django_db
def test_outside_a_trip_a_statement_runs_at_once() -> None:
    run(MARK, [1, "trip"])
    assert marks() == [1]


@pytest.mark.django_db
def test_the_first_failure_is_told_and_nothing_is_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), one_trip():
        mark(1, 1, 2)
    assert marks() == []


@pytest.mark.django_db(transaction=True)
def test_the_last_trip_commits_and_a_failed_one_does_not() -> None:
    with transaction.atomic(), last_trip():
        mark(1)
    with pytest.raises(IntegrityError), transaction.atomic(), last_trip():
        mark(2, 1)
    connection.close()
    assert marks() == [1]


@pytest.mark.django_db
def test_inside_a_larger_transaction_the_last_trip_leaves_the_commit_to_it() -> None:
    with transaction.atomic():
        with last_trip():
            run(MARK, [1, "trip"])
        transaction.set_rollback(True)
    assert marks() == []
