from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.transaction import TransactionManagementError
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from saypro.events import actions
from saypro.events.models import DEEPEST, Event
from saypro.events.testing import an_event, recorded, run_reactions
from saypro.events.tests.example import CircleClosed, MealServed, ThingCounted, tally

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def test_a_fact_comes_back_from_the_log_as_it_was() -> None:
    actions.record(ThingCounted(actor_id=7, occurred_at=LONG_AGO, names=["ad", "müller"]))
    [fact] = recorded(ThingCounted)
    event_id = Event.objects.get().pk
    assert fact == ThingCounted(actor_id=7, occurred_at=LONG_AGO, names=["ad", "müller"], event_id=event_id)


def test_a_fact_and_its_job_take_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        actions.record(ThingCounted(names=["one"]))
    job = ProcrastinateJob.objects.get(task_name="events.react")
    assert (job.args["event_id"], job.args["reactions"]) == (Event.objects.get().pk, ["events.add_to_tally"])


@pytest.mark.usefixtures("_tally")
def test_reactions_follow_the_fact_once() -> None:
    event_id = an_event(ThingCounted(names=["one", "two"]))
    assert run_reactions() == 1
    assert not actions.react(event_id, "events.add_to_tally"), "a repeated job has nothing left to do"
    assert tally() == ["one", "two"]


@pytest.mark.usefixtures("_tally")
def test_one_job_does_all_reactions_and_tells_of_every_failure() -> None:
    actions.record(MealServed(spoilt=True))
    assert ProcrastinateJob.objects.count() == 1
    with pytest.raises(ExceptionGroup) as failures:
        run_reactions()
    assert [str(each) for each in failures.value.exceptions] == ["the soup is off", "the cake is off"]
    assert tally() == ["bread"], "what follows failures is done, what failed wrote nothing"


def test_a_crash_between_change_and_record_leaves_neither() -> None:
    with transaction.atomic():
        actions.record(ThingCounted(names=["one"]))
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_fact_needs_the_transaction_of_its_change() -> None:
    with pytest.raises(TransactionManagementError, match="inside the transaction"):
        actions.record(ThingCounted(names=["one"]))


def test_a_reaction_names_its_cause() -> None:
    with actions.following(cause := Event.objects.get(id=an_event(CircleClosed()))):
        actions.record(ThingCounted(names=[]))
    [effect] = recorded(ThingCounted)
    assert effect.cause == cause.pk


def test_facts_that_cause_each_other_come_to_an_end() -> None:
    actions.record(CircleClosed())
    with pytest.raises(IntegrityError, match="chain_is_short"), transaction.atomic():
        run_reactions()
    for _ in range(DEEPEST):
        last = Event.objects.latest("id")
        actions.react(last.pk, "events.go_round")
    assert [event.depth for event in Event.objects.order_by("id")] == list(range(DEEPEST + 1))
