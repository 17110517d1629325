"""Jobs of this room."""

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from saypro.helpdesk.actions import (
    FETCH_RECORDING,
    fetch_recording,
    measure_open,
    park_mail,
    route,
    take_in,
    tell_of_escalation,
    train_first_sorter,
)
from saypro.helpdesk.actions.answering import MAIL_ANSWER, FilesUnchecked, mail_answer
from saypro.helpdesk.actions.escalation_notices import TELL
from saypro.helpdesk.actions.inbound import TAKE_IN
from saypro.helpdesk.actions.learning import LEARN, LEARNING
from saypro.helpdesk.actions.measuring_soon import MEASURE
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


@app.task(name=MEASURE, retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4))
def measure_again() -> None:
    """A plan has changed: say anew when open tickets are due and raised."""
    measure_open()


@app.task(name=TELL, retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4))
def tell_who_acts(ticket_id: int, person_id: int, event_id: int | None, key: str, name: str) -> None:
    """They are there now: tell them, if there is still something to do."""
    tell_of_escalation(ticket_id, person_id, event_id=event_id, key=key, name=name, at=timezone.now())


LOOKS = 12


@app.task(name=MAIL_ANSWER, retry=RetryStrategy(max_attempts=LOOKS, wait=20), pass_context=True)
def mail_answer_when_ready(context: JobContext, message_id: int) -> None:
    """Raises while its files are still being looked at, for four minutes; then it goes without those."""
    try:
        mail_answer(message_id, is_last_try=context.job.attempts + 1 >= LOOKS)
    except FilesUnchecked:
        if context.job.attempts + 1 < LOOKS:
            raise


@app.task(name=FETCH_RECORDING, queue="mailbox", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def fetch_voicemail(call_id: int) -> None:
    """Raises while the voice service does not have it yet, to be tried again."""
    fetch_recording(call_id)
