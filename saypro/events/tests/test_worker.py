import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.conninfo import make_conninfo

from saypro.events import actions, queries, tasks
from saypro.events.facts import Fact
from saypro.events.models import ReactionDone
from saypro.events.testing import an_event, clear_jobs
from saypro.events.tests.example import MealServed, PoisonSwallowed, ThingCounted, WorkerHit, tally
from saypro.events.workers import worker_connector

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_tally")]


def work() -> int:
    """Let a worker of its own process do what is due; returns how it ended."""
    params = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    address = make_conninfo(**{name: params[name] for name in names if params.get(name)})
    environment = {**os.environ, "DATABASE_URL": address}
    return subprocess.run([sys.executable, "-m", "saypro.events.tests.worker"], env=environment).returncode


def record(*facts: Fact) -> None:
    with transaction.atomic():
        for fact in facts:
            actions.record(fact)


def test_a_worker_killed_in_the_middle_leaves_one_effect(tmp_path: Path) -> None:
    record(WorkerHit(marker=str(tmp_path / "hit")))
    assert work() == -signal.SIGKILL
    assert (tally(), ReactionDone.objects.count()) == ([], 0), "the effect died with its mark"

    assert async_to_sync(tasks.rescue_stalled)(0) == 1
    assert work() == 0
    assert tally() == ["survived"]


def test_what_a_job_queues_is_part_of_its_transaction() -> None:
    async def queue_and_fail() -> None:
        async with app.open_async():
            await sync_to_async(queue_and_undo, thread_sensitive=False)()

    def queue_and_undo() -> None:
        with transaction.atomic():
            app.configure_task(actions.TASK, queue=actions.QUEUE).defer(event_id=1, reactions=["x"])
            transaction.set_rollback(True)
        connection.close()

    with app.replace_connector(worker_connector(app.connector)):
        async_to_sync(queue_and_fail)()
    assert not ProcrastinateJob.objects.exists()


def test_poison_is_parked_with_its_reason_while_the_queue_goes_on() -> None:
    record(PoisonSwallowed(amount=3), ThingCounted(names=["behind the poison"]))
    assert work() == 0
    [parked] = queries.parked()
    assert (parked.reaction, parked.error) == ("events.choke", "ValueError: cannot swallow 3")
    assert tally() == ["behind the poison"]
    assert ProcrastinateJob.objects.get(status="failed").attempts == 3


def test_only_what_failed_is_parked_and_the_rest_is_done_once() -> None:
    record(MealServed(spoilt=True))
    assert work() == 0
    assert sorted(parked.reaction for parked in queries.parked()) == ["events.eat_cake", "events.eat_soup"]
    assert tally() == ["bread"]


def test_what_kills_the_worker_holds_up_no_reaction_that_shares_its_job() -> None:
    record(MealServed(marker="/nowhere/at/all"))
    assert work() == -signal.SIGKILL
    assert tally() == ["soup"], "done before the deadly one"

    assert async_to_sync(tasks.rescue_stalled)(0) == 1
    waiting = ProcrastinateJob.objects.filter(status="todo", task_name=actions.TASK)
    assert sorted(job.args["reactions"] for job in waiting) == [["events.eat_bread"], ["events.eat_cake"]], (
        "each has a job of its own now"
    )


def test_a_job_that_kills_every_worker_is_parked() -> None:
    record(WorkerHit(marker="/nowhere/at/all"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = 5")
    assert async_to_sync(tasks.rescue_stalled)(0) == 1
    [parked] = queries.parked()
    assert parked.error == "The worker died at every try."
    assert not ProcrastinateJob.objects.filter(status__in=["todo", "doing"]).exists()


def test_what_was_parked_can_be_tried_again() -> None:
    with transaction.atomic():
        event_id = an_event(ThingCounted(names=["late"]))
    clear_jobs()
    actions.park(event_id, "events.add_to_tally", "The mail server was away.")

    actions.retry_parked(queries.parked()[0].pk)
    assert work() == 0
    assert tally() == ["late"]
    assert not queries.parked().exists()
