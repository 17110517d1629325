"""From the outbox onto the wire: once, and honestly."""

import email
from datetime import timedelta
from email.policy import default
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.events.testing import clear_jobs, run_reactions
from saypro.events.workers import worker_connector
from saypro.notifications import actions, queries
from saypro.notifications.models import Mail
from saypro.notifications.smtp import Server
from saypro.notifications.tasks import WAITS_S, deliver
from saypro.notifications.tests.conftest import Postman
from saypro.notifications.transport import Delayed

pytestmark = pytest.mark.django_db

State = Mail.State


def a_mail(**changes: Any) -> Mail:
    given = {
        "to": "lerato@example.com",
        "subject": "Sipho replied",
        "text": "Still there?\n\nSee it here.",
    } | changes
    return actions.send_mail(**given)


def test_a_mail_arrives_with_both_bodies_and_our_own_id(postman: Postman) -> None:
    mail = a_mail(text="Your code is\n.\n\nBCD-FGH, Nkosi sikelel’ iAfrika")
    deliver(mail.pk)
    [envelope] = postman.arrived
    assert envelope.rcpt_tos == ["lerato@example.com"]
    assert isinstance(envelope.content, bytes)
    message = email.message_from_bytes(envelope.content, policy=default)
    assert message["Message-ID"] == mail.message_id
    assert message["Subject"] == "Sipho replied"
    assert message["Auto-Submitted"] == "auto-generated"
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "\n.\n" in plain.get_content().replace("\r\n", "\n")
    assert "Nkosi sikelel’ iAfrika" in plain.get_content()
    assert "BCD-FGH" in html.get_content()


def test_words_are_forgotten_once_the_mail_left(postman: Postman) -> None:
    mail = a_mail()
    deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.text, mail.html) == (State.SENT, "", "")
    assert mail.sent_at is not None


def test_a_job_that_runs_twice_sends_once(postman: Postman) -> None:
    mail = a_mail()
    for _ in range(3):
        deliver(mail.pk)
    assert len(postman.arrived) == 1


def test_a_busy_server_is_asked_again_later(postman: Postman) -> None:
    postman.rcpt = "451 Greylisted, come back"
    mail = a_mail()
    with pytest.raises(Delayed):
        deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.WAITING
    assert "451 Greylisted" in mail.error
    postman.rcpt = "250 OK"
    deliver(mail.pk)
    assert len(postman.arrived) == 1


def test_a_server_that_asks_to_wait_forever_is_given_up_with_the_reason(postman: Postman) -> None:
    postman.data = "452 Disk full"
    mail = a_mail()
    with pytest.raises(Delayed):
        deliver(mail.pk, is_last_try=True)
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (State.FAILED, "The mail server asked to wait: 452 Disk full")
    assert list(queries.failed_mails()) == [mail]


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_refused_mail_is_parked_with_the_reason(postman: Postman, step: str) -> None:
    setattr(postman, step, "550 No such user here")
    mail = a_mail()
    deliver(mail.pk)
    deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (State.FAILED, "The mail server refused it: 550 No such user here")
    assert mail.text, "what did not leave is kept"


def test_a_silent_server_is_asked_again_as_long_as_nothing_was_handed_over(postman: Postman) -> None:
    postman.hangs = "rcpt"
    mail = a_mail()
    with pytest.raises(Delayed):
        deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.WAITING


def test_a_server_that_falls_silent_with_the_mail_in_hand_does_not_get_it_twice(postman: Postman) -> None:
    postman.hangs = "data"
    mail = a_mail()
    deliver(mail.pk)
    deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.FAILED
    assert "may have left" in mail.error
    assert len(postman.arrived) == 1


def test_a_server_that_is_away_costs_nothing(settings: Any) -> None:
    settings.EMAIL_URL, settings.KEEPS_MAIL = "smtp://127.0.0.1:9", False
    mail = a_mail()
    with pytest.raises(Delayed, match="cannot be reached"):
        deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.WAITING


def claimed(mail: Mail) -> Mail:
    held = actions.claim(mail.pk, at=timezone.now())
    assert held
    return held


def test_a_mail_that_may_have_left_with_a_dead_worker_is_parked_not_repeated(postman: Postman) -> None:
    mail = a_mail()
    actions.begin_handing_over(claimed(mail), at=timezone.now())
    deliver(mail.pk)
    assert actions.look_after_interrupted(timezone.now() + timedelta(minutes=11)) == 1
    mail.refresh_from_db()
    assert (mail.state, postman.arrived) == (State.FAILED, [])
    assert "may or may not have left" in mail.error


def test_a_mail_a_dead_worker_had_not_handed_over_is_sent(postman: Postman) -> None:
    mail = a_mail()
    claimed(mail)
    clear_jobs()
    assert actions.look_after_interrupted(timezone.now()) == 0
    assert actions.look_after_interrupted(timezone.now() + timedelta(minutes=11)) == 1
    run_reactions()
    assert len(postman.arrived) == 1


def test_a_mail_nobody_lives_to_send_is_given_up_after_a_day() -> None:
    mail = a_mail()
    claimed(mail)
    assert actions.look_after_interrupted(timezone.now() + timedelta(days=2)) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (State.FAILED, "It was not sent for a day.")


def test_who_stood_still_for_long_finds_the_mail_in_other_hands(postman: Postman) -> None:
    mail = a_mail()
    slow, quick = claimed(mail), claimed(mail)
    with pytest.raises(actions.Lost):
        actions.begin_handing_over(slow, at=timezone.now())
    actions.put_back(slow, error="The mail server stopped talking")
    actions.begin_handing_over(quick, at=timezone.now())
    with pytest.raises(actions.Lost):
        actions.begin_handing_over(quick, at=timezone.now())
    actions.give_up(slow, error="It is not theirs to say")
    actions.confirm(quick, at=timezone.now())
    mail.refresh_from_db()
    assert mail.state == State.SENT
    deliver(mail.pk)
    assert postman.arrived == []


def test_a_carrier_that_says_nothing_of_its_steps_may_have_sent_from_the_start(settings: Any) -> None:
    settings.MAIL_CARRIER, settings.KEEPS_MAIL = f"{__name__}.Killed", False
    mail = a_mail()
    with pytest.raises(KeyboardInterrupt):
        deliver(mail.pk)
    assert actions.claim(mail.pk, at=timezone.now()) is None


class Killed(BaseEmailBackend):
    """Somebody else's carrier, whose process ends in the middle."""

    def send_messages(self, email_messages: Any) -> int:
        raise KeyboardInterrupt


def test_the_demo_keeps_its_mails_to_be_read(settings: Any) -> None:
    settings.EMAIL_URL, settings.KEEPS_MAIL = "", True
    mail = a_mail()
    deliver(mail.pk)
    [shown] = queries.mails_for_mailbox("lerato")
    assert (shown, shown.state) == (mail, State.SENT)
    assert "Still there?" in shown.text


def test_a_mail_and_its_job_are_one(postman: Postman) -> None:
    mail = a_mail()
    job = ProcrastinateJob.objects.get(task_name=actions.DELIVER)
    assert job.args == {"mail_id": mail.pk}


@pytest.mark.django_db(transaction=True)
def test_a_worker_delivers_what_waits(postman: Postman) -> None:
    mail = a_mail()
    with app.replace_connector(worker_connector(app.connector)) as worker:
        worker.run_worker(
            wait=False, queues=[actions.QUEUE], install_signal_handlers=False, listen_notify=False
        )
    mail.refresh_from_db()
    assert (mail.state, len(postman.arrived)) == (State.SENT, 1)


def test_the_waits_grow_and_end() -> None:
    assert sorted(WAITS_S) == WAITS_S
    assert sum(WAITS_S) < 24 * 3600


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.com", Server("mail.example.com", 25, "", "", False)),
        ("smtp://a%40b:p%3Aw@mail.example.com:587", Server("mail.example.com", 587, "a@b", "p:w", False)),
        ("smtps://mail.example.com", Server("mail.example.com", 465, "", "", True)),
    ],
)
def test_the_address_of_a_server_is_read(url: str, server: Server) -> None:
    assert Server.at(url) == server


def test_old_mails_are_forgotten_but_none_that_waits() -> None:
    now = timezone.now()
    gone, waiting, fresh = a_mail(), a_mail(), a_mail()
    for mail in (gone, fresh):
        actions.confirm(claimed(mail), at=now)
    Mail.objects.filter(pk__in=[gone.pk, waiting.pk]).update(queued_at=now - timedelta(days=100))
    assert actions.forget_mails(before=now - timedelta(days=90)) == 1
    assert set(Mail.objects.all()) == {waiting, fresh}


def test_a_mail_that_was_given_up_can_be_sent_again_once(postman: Postman) -> None:
    postman.rcpt = "550 No such user here"
    mail = a_mail()
    deliver(mail.pk)
    postman.rcpt = "250 OK"
    assert [actions.send_again(mail.pk) for _ in range(2)] == [True, False]
    deliver(mail.pk)
    assert len(postman.arrived) == 1
    assert not actions.send_again(mail.pk), "it is gone, and so are its words"
