"""kill -9 in the middle of a mail: what had not left leaves once, what may have left is not sent again."""

import email
from email.policy import default

import pytest
from aiosmtpd.smtp import Envelope
from asgiref.sync import async_to_sync
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.testing import a_person
from saypro.events.tasks import rescue_stalled
from saypro.notifications import actions
from saypro.notifications.models import Mail, State
from saypro.notifications.tests.conftest import Postman
from saypro.project.testing.workers import StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def postman(postman: Postman) -> Postman:
    postman.hangs_for_s = 600
    return postman


def a_notice() -> None:
    """The same news, told twice as by a reaction that ran again."""
    lerato = a_person("Lerato Mokoena")
    for _ in range(2):
        actions.tell(
            lerato.pk,
            kind="security",
            title="New sign-in",
            body="",
            url="/my/account/",
            event_id=7,
            at=timezone.now(),
        )


def kill_one_in_the_middle(postman: Postman, start_worker: StartWorker) -> None:
    """A worker dies while the server lets it wait; its jobs are queued again."""
    worker = start_worker(EMAIL_URL=settings.EMAIL_URL, SAYPRO_MAIL_TIMEOUT_S="600")
    soon(lambda: postman.hung == 1, "no mail came as far as the step where the server waits")
    worker.kill()
    worker.wait()
    postman.hangs = ""
    assert async_to_sync(rescue_stalled)(0) >= 1, "it may have been at a job of the minute, too"


def let_another_finish(start_worker: StartWorker) -> None:
    start_worker(EMAIL_URL=settings.EMAIL_URL)
    jobs = ProcrastinateJob.objects.filter(task_name__in=[actions.DELIVER, actions.DISPATCH])
    soon(lambda: not jobs.filter(status__in=["todo", "doing"]).exists(), "mails still wait")


def ids(arrived: list[Envelope]) -> list[str]:
    """The Message-IDs of what arrived."""
    words = [one.content for one in arrived if isinstance(one.content, bytes)]
    return [email.message_from_bytes(each, policy=default)["Message-ID"] for each in words]


def test_a_mail_that_had_not_left_arrives_once(postman: Postman, start_worker: StartWorker) -> None:
    postman.hangs = "rcpt"
    a_notice()
    kill_one_in_the_middle(postman, start_worker)
    written_down = Mail.objects.get().message_id
    let_another_finish(start_worker)
    assert ids(postman.arrived) == [written_down]
    assert Mail.objects.get().state == State.SENT


def test_a_mail_the_server_has_in_hand_arrives_once(postman: Postman, start_worker: StartWorker) -> None:
    postman.hangs = "data"
    a_notice()
    kill_one_in_the_middle(postman, start_worker)
    let_another_finish(start_worker)
    mail = Mail.objects.get()
    assert ids(postman.arrived) == [mail.message_id]
    assert mail.handed_at is not None
    assert (mail.state, mail.sent_at) == (State.SENDING, None), "nobody knows, so nobody sends it again"

    actions.look_after_interrupted(timezone.now() + actions.LONGEST_DELIVERY * 2)
    assert actions.send_again(mail.pk), "a person may"
    let_another_finish(start_worker)
    assert ids(postman.arrived) == [mail.message_id] * 2, "to the reader's program it is one mail"
