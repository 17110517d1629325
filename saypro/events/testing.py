"""Doors for tests: run what is due, and look at what was recorded."""

import time
from typing import TypeVar

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.events import actions
from saypro.events.facts import Fact
from saypro.events.models import Event

F = TypeVar("F", bound=Fact)


def run_reactions(limit: int = 1000) -> int:
    """Run every job that is due, and those they lead to, here and now; returns how many.

    Runs in the test's own connection and transaction. The first error rises instead of being retried.
    """
    for count in range(limit):
        if not (job := next_job()):
            return count
        run(job)
    raise AssertionError(f"more than {limit} jobs: do facts cause each other?")


def next_job() -> ProcrastinateJob | None:
    due = Q(scheduled_at=None) | Q(scheduled_at__lte=timezone.now())
    return ProcrastinateJob.objects.filter(due, status="todo").order_by("-priority", "id").first()


def run(job: ProcrastinateJob) -> None:
    task = app.tasks[job.task_name]
    context = JobContext(
        app=app, job=job.procrastinate_job, start_timestamp=time.time(), abort_reason=lambda: None
    )
    task.func(*([context] if task.pass_context else []), **job.args)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.pk])


def recorded(fact: type[F]) -> list[F]:
    """All facts of this class in the log, oldest first."""
    events = Event.objects.filter(kind=fact.kind).order_by("id")
    return [said for event in events if isinstance(said := event.fact, fact)]


def clear_jobs() -> None:
    """Empty the queue, which Django leaves alone when it empties the tables between transactional tests."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def an_event(fact: Fact) -> int:
    """Record the fact; returns the key of its event."""
    actions.record(fact)
    return Event.objects.filter(kind=fact.kind).latest("id").pk
