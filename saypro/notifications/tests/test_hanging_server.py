"""A mail server that accepts and never answers holds up its own mails and nothing else."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.notifications import actions, smtp
from saypro.notifications.models import Mail, Push, State, Text
from saypro.notifications.tasks import deliver
from saypro.notifications.testing import a_browser
from saypro.notifications.tests.conftest import Postman
from saypro.notifications.transport import Interrupted
from saypro.project.testing.workers import SOON_S, StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 12


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """Takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield server


def url_of(server: socket.socket) -> str:
    return f"smtp://127.0.0.1:{server.getsockname()[1]}"


def a_notice(person: User) -> None:
    actions.tell(
        person.pk,
        kind="security",
        title="New sign-in",
        body="",
        url="/my/account/",
        event_id=7,
        at=timezone.now(),
    )


def test_everything_else_goes_on_while_mails_hang(silent: socket.socket, start_worker: StartWorker) -> None:
    for number in range(MANY):
        actions.send_mail(to=f"m{number}@example.com", subject="Hello", text="Text")
    start_worker(EMAIL_URL=url_of(silent), SAYPRO_MAIL_TIMEOUT_S="600")
    soon(lambda: Mail.objects.filter(state=State.SENDING).exists(), "no mail is being sent")
    lerato = a_person("Lerato Mokoena")
    a_browser(lerato, endpoint="https://nowhere.invalid/x")
    a_notice(lerato)
    actions.send_text("sms", to="+27821234567", words="Hello")
    soon(lambda: Text.objects.filter(state=State.SENT).exists(), "the text did not leave")
    soon(lambda: Push.objects.exclude(state=State.WAITING).exists(), "no push was sent")
    soon(lambda: Mail.objects.filter(to=lerato.email).exists(), "the notice was not sent on")
    assert not Mail.objects.filter(state__in=[State.SENT, State.FAILED]).exists()


def test_a_worker_told_to_end_waits_for_no_server_and_the_mail_is_tried_again(
    silent: socket.socket, start_worker: StartWorker
) -> None:
    mail = actions.send_mail(to="lerato@example.com", subject="Hello", text="Text")
    worker = start_worker(EMAIL_URL=url_of(silent), SAYPRO_MAIL_TIMEOUT_S="600", SAYPRO_MAIL_DEADLINE_S="600")
    with silent.accept()[0]:  # the server has taken the call, and says nothing
        worker.terminate()
        assert worker.wait(SOON_S) == 0, "it would have waited ten minutes"
    mail.refresh_from_db()
    assert (mail.state, mail.claimed_at, mail.handed_at) == (State.WAITING, None, None)
    assert states_of_jobs() == [("todo", 1)], "it waits for the next worker"


def test_an_interrupted_last_try_counts_for_nothing(
    postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = smtp.Wires()
    ended.end()
    monkeypatch.setattr(smtp, "WIRES", ended)
    mail = actions.send_mail(to="lerato@example.com", subject="Hello", text="Text")
    with pytest.raises(Interrupted):
        deliver(mail.pk, is_last_try=True)
    monkeypatch.undo()  # another worker
    assert actions.look_after_interrupted(timezone.now() + actions.LONGEST_DELIVERY * 2) == 1
    deliver(mail.pk)
    assert len(postman.arrived) == 1


def test_when_the_server_is_back_each_mail_leaves_once(
    silent: socket.socket, start_worker: StartWorker
) -> None:
    a_notice(a_person("Lerato Mokoena"))
    start_worker(EMAIL_URL=url_of(silent), SAYPRO_MAIL_TIMEOUT_S="1")
    soon(lambda: bool(next_tries_s()), "no try was put off")
    assert all(20 < wait <= 30 for wait in next_tries_s()), "the first wait is half a minute"
    assert Mail.objects.get().state == State.WAITING
    port = silent.getsockname()[1]
    silent.close()
    postman = Postman()
    controller = Controller(postman, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        now_is_the_time()
        soon(lambda: Mail.objects.filter(state=State.SENT).exists(), "the mail did not leave")
        assert len(postman.arrived) == 1
        assert next_tries_s() == []
    finally:
        controller.stop()


def next_tries_s() -> list[float]:
    """In how many seconds each mail is tried again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs"
            " WHERE task_name = %s AND status = 'todo' AND scheduled_at > now()",
            [actions.DELIVER],
        )
        return [float(row[0]) for row in cursor.fetchall()]


def states_of_jobs() -> list[tuple[str, int]]:
    """How each job that sends a mail stands, and how often it was tried."""
    jobs = ProcrastinateJob.objects.filter(task_name=actions.DELIVER)
    return list(jobs.order_by("pk").values_list("status", "attempts"))


def now_is_the_time() -> None:
    """The wait is over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = %s", [actions.DELIVER]
        )
