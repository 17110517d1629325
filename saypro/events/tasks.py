"""The one job behind every reaction, and what becomes of jobs whose worker died."""

from collections.abc import Sequence

from asgiref.sync import sync_to_async
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job, Status

from saypro.events import actions

WAITS_S: list[int] = [3, 15, 60, 300, 1800]


class Backoff(BaseRetryStrategy):
    """Ever longer waits, one for each try after the first."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        return None if is_last_try(job) else RetryDecision(retry_in={"seconds": WAITS_S[job.attempts]})


def is_last_try(job: Job) -> bool:
    return job.attempts >= len(WAITS_S)


@app.task(name=actions.TASK, queue=actions.QUEUE, retry=Backoff(), pass_context=True)
def react(
    context: JobContext, event_id: int, reactions: Sequence[str], occurred_at: str | None = None
) -> None:
    """Raises what reactions raise, so that the worker tries those again; the last failure parks them."""
    failures = actions.react_all(event_id, reactions, occurred_at)
    if is_last_try(context.job):
        for name, error in failures.items():
            actions.park(event_id, name, f"{type(error).__name__}: {error}")
    if len(failures) > 1:
        raise ExceptionGroup(f"reactions to event {event_id}", list(failures.values()))
    for error in failures.values():
        raise error


async def rescue_stalled(silent_s: float = 30) -> int:
    """Queue again the jobs of workers silent for so long; returns how many.

    Reactions that shared a job get one each: one of them may be what killed the worker. One that outlived no
    worker at any of its tries is given up, or else it would kill every worker.
    """
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_s))
    for job in stalled:
        await rescue(job)
    return len(stalled)


async def rescue(job: Job) -> None:
    if job.task_name == actions.TASK and await sync_to_async(actions.part)(job.id):
        await app.job_manager.finish_job(job, Status.SUCCEEDED, delete_job=True)
    elif is_last_try(job):
        await give_up(job)
    else:
        await app.job_manager.retry_job(job)


async def give_up(job: Job) -> None:
    if job.task_name == actions.TASK:
        await sync_to_async(park_lost)(job.id)
    await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


def park_lost(job_id: int | None) -> None:
    about = ProcrastinateJob.objects.get(pk=job_id).args
    for name in about["reactions"]:
        actions.park(about["event_id"], name, "The worker died at every try.")
