"""A process that is killed with a fetched mail in its hands loses none and doubles none."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils import timezone

from saypro.helpdesk.actions import fetch_mail
from saypro.helpdesk.actions.inbound import TAKE_IN
from saypro.helpdesk.models import InboundMail, Mailbox
from saypro.helpdesk.tests.imap_server import ImapServer, an_imap_server
from saypro.helpdesk.tests.test_inbound_mail import a_mail
from saypro.project.testing.workers import StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with an_imap_server() as server:
        for uid in (3, 5, 9):
            server.mails[uid] = a_mail(f"Number {uid}", Message_ID=f"<{uid}@x.com>")
        server.waits_at = 5
        yield server
        server.may_go.set()


def test_killed_between_fetching_and_storing(
    server: ImapServer, start_worker: StartWorker, settings: object
) -> None:
    fetching = start_worker("manage", "mail", "fetch", SAYPRO_IMAP=server.url)
    assert server.has_come.wait(60)
    assert stored() == ["Number 3"]
    with transaction.atomic():
        connection.cursor().execute("LOCK TABLE helpdesk_inboundmail IN SHARE MODE")
        server.may_go.set()
        soon(is_held_up, "the process did not come to store the mail it had fetched")
        fetching.kill()
        fetching.wait()
    assert (stored(), Mailbox.objects.get().last_uid) == (["Number 3"], 3)
    settings.IMAP_URL = server.url  # type: ignore[attr-defined]
    assert fetch_mail(at=timezone.now()) == 2
    assert stored() == ["Number 3", "Number 5", "Number 9"]
    assert jobs() == 3, "each of them is taken in once"


def stored() -> list[str]:
    return [bytes(mail.raw).decode().splitlines()[-1] for mail in InboundMail.objects.order_by("pk")]


def is_held_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE relation = 'helpdesk_inboundmail'::regclass AND NOT granted"
        )
        return bool(cursor.fetchone()[0])


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [TAKE_IN])
        return int(cursor.fetchone()[0])
