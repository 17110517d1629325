"""The one job behind every reaction, and what becomes of jobs whose worker died."""

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
def react(context: JobContext, event_id: int, reaction: str, occurred_at: str | None = None) -> None:
    """Raises what the reaction raises, so that the worker tries again; the last failure parks it."""
    try:
        actions.react(event_id, reaction, occurred_at=occurred_at)
    except Exception as error:
        if is_last_try(context.job):
            actions.park(event_id, reaction, f"{type(error).__name__}: {error}")
        raise


async def rescue_stalled(silent_s: float = 30) -> int:
    """Queue again the jobs of workers silent for so long; returns how many.

    A job that outlived no worker at any of its tries is given up, or else it would kill every worker.
    """
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_s))
    for job in stalled:
        await (give_up(job) if is_last_try(job) else app.job_manager.retry_job(job))
    return len(stalled)


async def give_up(job: Job) -> None:
    if job.task_name == actions.TASK:
        await sync_to_async(park_lost)(job.id)
    await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


def park_lost(job_id: int | None) -> None:
    about = ProcrastinateJob.objects.get(pk=job_id).args
    actions.park(about["event_id"], about["reaction"], "The worker died at every try.")
