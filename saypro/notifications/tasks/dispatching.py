"""Sending on what is due."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from saypro.notifications import actions
from saypro.notifications.kinds import Channel


@app.task(
    name=actions.DISPATCH,
    queue=actions.DISPATCH_QUEUE,
    retry=RetryStrategy(max_attempts=8, exponential_wait=4),
)
def dispatch(person_id: int, channel: Channel) -> None:
    actions.dispatch(person_id, channel, at=timezone.now())
