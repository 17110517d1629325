"""Every job has one lane, only one lane has the clock, and none ends without what it has in hand."""

import asyncio
import os
import signal
import time

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from saypro.helpdesk.actions.learning import LEARNING
from saypro.notifications import actions
from saypro.project.lanes import SLOW, drive, lanes, without_clock


def test_every_queue_lies_in_one_lane() -> None:
    app.perform_import_paths()
    queues = [queue for lane in lanes(app, 4) for queue in lane.queues]
    assert sorted(queues) == sorted({task.queue for task in app.tasks.values()})
    assert SLOW.keys() == {actions.QUEUE, actions.PUSH_QUEUE, actions.TEXT_QUEUE, LEARNING, "mailbox"}


def test_the_schedule_runs_in_one_lane() -> None:
    assert [lane.has_clock for lane in lanes(app, 4)].count(True) == 1
    assert app.periodic_registry.periodic_tasks
    assert not without_clock(app).periodic_registry.periodic_tasks
    assert without_clock(app).tasks is app.tasks


def test_a_job_in_hand_is_finished_though_the_other_lanes_have_ended() -> None:
    jobs = InMemoryConnector()
    house = App(connector=jobs)

    @house.task(queue="mail")
    def slow() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1.5)  # by then every lane that has nothing to do is gone

    @house.task(queue="other")
    def never() -> None: ...

    async def work() -> None:
        async with house.open_async():
            await slow.defer_async()
            await drive(house, 1)

    asyncio.run(work())
    assert [job["status"] for job in jobs.jobs.values()] == ["succeeded"]
