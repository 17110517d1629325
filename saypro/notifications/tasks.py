"""Sending on what is due, and delivering what waits in the outbox."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from saypro.notifications import actions, transport
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Mail

WAITS_S = [30, 60, 120, 300, 600, 1800, 3600, 7200]


class Backoff(BaseRetryStrategy):
    """Ever longer waits while the mail server asks to wait: about four hours in all."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, transport.Delayed) or is_last_try(job):
            return None
        return RetryDecision(retry_in={"seconds": WAITS_S[job.attempts]})


def is_last_try(job: Job) -> bool:
    return job.attempts >= len(WAITS_S)


@app.task(name=actions.DELIVER, queue=actions.QUEUE, retry=Backoff(), pass_context=True)
def deliver_mail(context: JobContext, mail_id: int) -> None:
    """Send the mail, once at most however often the job runs; raises Delayed to be tried again."""
    try:
        deliver(mail_id, is_last_try=is_last_try(context.job))
    except transport.Delayed:
        if not is_last_try(context.job):
            raise


def deliver(mail_id: int, *, is_last_try: bool = False) -> None:
    mail = actions.claim(mail_id, at=timezone.now())
    if mail is None:
        return
    try:
        if settings.EMAIL_URL or not settings.DEMO:
            transport.transmit(mail)
    except transport.Delayed as delay:
        (actions.give_up if is_last_try else actions.put_back)(mail, error=str(delay))
        raise
    except transport.Refused as end:
        refuse(mail, end)
    except transport.Unconfirmed as end:
        actions.give_up(mail, error=str(end))
    else:
        actions.confirm(mail, at=timezone.now())


@transaction.atomic
def refuse(mail: Mail, end: transport.Refused) -> None:
    """A refusal at the door counts like a mail that came back."""
    actions.give_up(mail, error=str(end))
    if end.is_about_recipient:
        actions.record_bounce(kind="hard", at=timezone.now(), message_id=mail.message_id, why=str(end))


@app.task(
    name=actions.DISPATCH,
    queue=actions.DISPATCH_QUEUE,
    retry=RetryStrategy(max_attempts=8, exponential_wait=4),
)
def dispatch(person_id: int, channel: Channel) -> None:
    actions.dispatch(person_id, channel, at=timezone.now())
