"""A real worker for the tests, in a process that may be killed: runs what is due, then ends."""

import django
from django.conf import settings

django.setup()
settings.EVENT_REACTIONS = "saypro.events.tests.example.REACTIONS"

from procrastinate.contrib.django import app  # noqa: E402

from saypro.events import tasks  # noqa: E402
from saypro.events.workers import worker_connector  # noqa: E402

tasks.WAITS_S[:] = [0, 0]

if __name__ == "__main__":
    with app.replace_connector(worker_connector(app.connector)) as worker:
        for _ in range(len(tasks.WAITS_S) + 2):  # a job to be tried again may be due a moment after the rest
            worker.run_worker(wait=False, install_signal_handlers=False)
