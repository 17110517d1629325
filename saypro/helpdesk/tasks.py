"""Jobs of this room."""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from saypro.helpdesk.actions import park_mail, take_in
from saypro.helpdesk.actions.inbound import TAKE_IN

TRIES = 3


@app.task(name=TAKE_IN, retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4), pass_context=True)
def take_in_mail(context: JobContext, mail_id: int) -> None:
    """Raises what went wrong, to be tried again; the last failure parks the mail with its reason."""
    try:
        take_in(mail_id, at=timezone.now())
    except Exception as error:
        if context.job.attempts + 1 < TRIES:
            raise
        park_mail(mail_id, f"{type(error).__name__}: {error}")
