"""Delivering what waits in the outbox of texts."""

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from saypro.notifications import actions, texts, transport
from saypro.notifications.models import State
from saypro.notifications.tasks.waits import Backoff, is_last_try


@app.task(name=actions.DELIVER_TEXT, queue=actions.TEXT_QUEUE, retry=Backoff(), pass_context=True)
def deliver_text(context: JobContext, text_id: int) -> None:
    """Send the text, once at most however often the job runs; raises Delayed to be tried again."""
    try:
        send_text(text_id, is_last_try=is_last_try(context.job))
    except transport.Delayed:
        if not is_last_try(context.job):
            raise


def send_text(text_id: int, *, is_last_try: bool = False) -> None:
    text = actions.claim_text(text_id, at=timezone.now())
    if text is None:
        return
    try:
        texts.transmit(text)
    except transport.Delayed as delay:
        actions.end_text(text, State.FAILED if is_last_try else State.WAITING, error=str(delay))
        raise
    except (transport.Refused, transport.Unconfirmed) as end:
        actions.end_text(text, State.FAILED, error=str(end))
    else:
        actions.end_text(text, State.SENT)
