"""Jobs of this room."""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from saypro.helpdesk.actions import park_mail, route, take_in, train_first_sorter
from saypro.helpdesk.actions.inbound import TAKE_IN
from saypro.helpdesk.actions.learning import LEARN, LEARNING
from saypro.helpdesk.actions.routing_soon import ROUTE

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


@app.task(name=LEARN, queue=LEARNING)
def learn_first() -> None:
    """So that a new house files its tickets by their words from its first day on."""
    train_first_sorter(timezone.now())


@app.task(name=ROUTE, retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4))
def route_waiting() -> None:
    """Give what waits to whoever is there now."""
    route(timezone.now())
