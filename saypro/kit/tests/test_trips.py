"""Several statements in one trip: all of them, or none."""

import pytest
from django.db import IntegrityError, connection, transaction

from saypro.events.models import ReactionDone
from saypro.kit.trips import Trips, ask, commit, make_trips, run

MARK = "INSERT INTO events_reactiondone (event_id, reaction, done_at) VALUES (%s, %s, now())"
COUNT = "SELECT count(*) FROM events_reactiondone WHERE reaction = %s"


def marking(*numbers: int) -> Trips[list[int]]:
    """Two trips: how many marks there were, then the new ones."""
    before = ask(COUNT, ["trip"])
    yield
    for number in numbers:
        run(MARK, [number, "trip"])
    commit()
    after = ask(COUNT, ["trip"]) if connection.savepoint_ids else None
    yield
    return [asked.fetchall()[0][0] for asked in (before, after) if asked]


def marks() -> list[int]:
    return sorted(ReactionDone.objects.filter(reaction="trip").values_list("event_id", flat=True))


@pytest.mark.django_db
def test_answers_are_there_when_the_work_goes_on() -> None:
    with transaction.atomic():
        assert make_trips(marking(1, 2)) == [0, 2]


@pytest.mark.django_db
def test_outside_a_trip_a_statement_runs_at_once() -> None:
    run(MARK, [1, "trip"])
    assert marks() == [1]


@pytest.mark.django_db
def test_the_first_failure_is_told_and_nothing_is_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_trips(marking(1, 1, 2))
    assert marks() == []


@pytest.mark.django_db(transaction=True)
def test_the_last_trip_commits_and_a_failed_one_does_not() -> None:
    with transaction.atomic():
        make_trips(marking(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_trips(marking(2, 1))
    connection.close()
    assert marks() == [1]


@pytest.mark.django_db
def test_inside_a_larger_transaction_the_commit_is_left_to_it() -> None:
    with transaction.atomic():
        make_trips(marking(1))
        transaction.set_rollback(True)
    assert marks() == []
