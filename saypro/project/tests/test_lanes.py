"""Every job has one lane, and only one lane has the clock."""

from procrastinate.contrib.django import app

from saypro.helpdesk.actions.learning import LEARNING
from saypro.notifications import actions
from saypro.project.lanes import SLOW, lanes, without_clock


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
