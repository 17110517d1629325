"""How long what could not leave waits before the next try."""

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from saypro.notifications import transport

WAITS_S = [30, 60, 120, 300, 600, 1800, 3600, 7200]


class Backoff(BaseRetryStrategy):
    """Ever longer waits while the other side asks to wait: about four hours in all."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, transport.Delayed) or is_last_try(job):
            return None
        return RetryDecision(retry_in={"seconds": WAITS_S[job.attempts]})


def is_last_try(job: Job) -> bool:
    return job.attempts >= len(WAITS_S)
