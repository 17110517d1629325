"""The worker as it is started for real does what the product's own page of reactions says."""

import time

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.conversations.testing import a_deal, say
from saypro.events.models import ReactionDone

SOON_S = 30


@pytest.mark.usefixtures("live_worker")
def test_what_follows_from_a_message_is_done_by_the_worker() -> None:
    thread = a_deal()
    say(thread, thread.participants.order_by("part")[0].person)
    until = time.monotonic() + SOON_S
    done = ReactionDone.objects.filter(reaction="conversations.mail_the_absent")
    while not done.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert done.count() == 1
    [later] = ProcrastinateJob.objects.filter(task_name="conversations.tell_if_unread")
    assert later.scheduled_at is not None
