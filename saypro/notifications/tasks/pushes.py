"""Delivering what waits in the outbox of pushes."""

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from saypro.notifications import actions, pushing, transport
from saypro.notifications.models import State
from saypro.notifications.tasks.waits import Backoff, is_last_try


@app.task(name=actions.DELIVER_PUSH, queue=actions.PUSH_QUEUE, retry=Backoff(), pass_context=True)
def deliver_push(context: JobContext, push_id: int) -> None:
    """Send the push, once at most however often the job runs; raises Delayed to be tried again."""
    try:
        send(push_id, is_last_try=is_last_try(context.job))
    except transport.Delayed:
        if not is_last_try(context.job):
            raise


def send(push_id: int, *, is_last_try: bool = False) -> None:
    push = actions.claim_push(push_id, at=timezone.now())
    if push is None:
        return
    try:
        pushing.transmit(push)
    except pushing.Gone:
        actions.remove_browser(push.browser)
    except transport.Delayed as delay:
        actions.end_push(push, State.FAILED if is_last_try else State.WAITING, error=str(delay))
        raise
    except (transport.Refused, transport.Unconfirmed) as end:
        actions.end_push(push, State.FAILED, error=str(end))
    else:
        actions.confirm_push(push, at=timezone.now())
