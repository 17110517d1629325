"""kill -9 in the middle of a collected mail: all that was collected arrives, in one mail, once."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.events.tasks import rescue_stalled
from saypro.notifications import actions
from saypro.notifications.models import Delivery, Digest, Mail, State
from saypro.notifications.tests.conftest import Postman
from saypro.notifications.tests.test_killed_worker import (
    ids,
    kill_one_in_the_middle,
    let_another_finish,
)
from saypro.project.testing.workers import StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _collected() -> User:
    """Two offers of yesterday, for somebody who wants them once a day: due by now, and collected."""
    lerato = a_person("Lerato Mokoena")
    actions.change_preferences(
        lerato, chosen={}, paces={"email": "daily"}, quiet_from=None, quiet_to=None, daily_hour=12
    )
    for number in (1, 2):
        actions.tell(
            lerato.pk,
            kind="offer_made",
            title=f"Offer {number}",
            body="",
            url=f"/messages/{number}/",
            event_id=number,
            at=timezone.now() - timedelta(days=2, minutes=number),
        )
    return lerato


@pytest.mark.usefixtures("_collected")
def test_killed_while_it_is_being_put_together(postman: Postman, start_worker: StartWorker) -> None:
    with transaction.atomic():
        connection.cursor().execute("LOCK TABLE notifications_mail IN SHARE MODE")
        worker = start_worker(EMAIL_URL=settings.EMAIL_URL)
        soon(is_held_up, "no worker came to put the mail into the outbox")
        worker.kill()
        worker.wait()
    soon(lambda: not is_held_up(), "the dead worker's connection is still there")
    assert not Digest.objects.exists(), "a digest without its mail would never be sent"
    assert set(Delivery.objects.filter(channel="email").values_list("state", flat=True)) == {"waiting"}
    async_to_sync(rescue_stalled)(0)
    arrives_once(postman, start_worker)


@pytest.mark.usefixtures("_collected")
def test_killed_before_the_mail_server_has_it(postman: Postman, start_worker: StartWorker) -> None:
    postman.hangs, postman.hangs_for_s = "rcpt", 600
    kill_one_in_the_middle(postman, start_worker)
    arrives_once(postman, start_worker)


def arrives_once(postman: Postman, start_worker: StartWorker) -> None:
    start_worker(EMAIL_URL=settings.EMAIL_URL)
    soon(lambda: Mail.objects.filter(state=State.SENT).exists(), "the collected mail did not leave")
    let_another_finish(start_worker)
    mail = Mail.objects.get()
    assert mail.subject == "2 things are new for you: Offer 1"
    assert ids(postman.arrived) == [mail.message_id]
    assert Digest.objects.count() == 1
    assert set(Delivery.objects.filter(channel="email").values_list("state", flat=True)) == {"gone"}


def is_held_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE relation = 'notifications_mail'::regclass AND NOT granted"
        )
        return bool(cursor.fetchone()[0])
