"""kill -9 in the middle of making a saved conversation: the next worker makes it whole, and there is one."""

from io import BytesIO

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.actions.transcripts import JOB, ask_for_transcript
from saypro.conversations.models import Transcript
from saypro.conversations.queries import Span, measure
from saypro.conversations.testing import a_deal, say
from saypro.events.tasks import rescue_stalled
from saypro.listings.testing import a_listing
from saypro.project.testing.workers import StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)


def test_killed_between_reading_and_keeping(start_worker: StartWorker) -> None:
    lerato = a_person("Lerato Mokoena")
    thread = a_deal(lerato, a_listing())
    for number in range(5):
        say(thread, lerato, f"Sentence number {number}")
    size = measure(thread, Span())
    asked = ask_for_transcript(thread, lerato, Span(), size=size, at=timezone.now())
    with transaction.atomic():
        connection.cursor().execute("LOCK TABLE conversations_transcript IN SHARE MODE")
        worker = start_worker()
        soon(is_held_up, "no worker came to say how much it had read")
        worker.kill()
        worker.wait()
    assert Transcript.objects.get().state == Transcript.State.WAITING, "half of it is none of it"
    assert async_to_sync(rescue_stalled)(0) >= 1
    start_worker()
    soon(lambda: Transcript.objects.get().state == Transcript.State.READY, "nobody went on with it")
    made = bytes(Transcript.objects.get().pdf or b"")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert [words.count(f"Sentence number {number}") for number in range(5)] == [1] * 5
    soon(lambda: not ProcrastinateJob.objects.filter(task_name=JOB).exists(), "its job is left over")
    page = signed_in_client(lerato).get(f"/transcripts/{asked.ref}/file/")
    assert page.content == made


def is_held_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE relation = 'conversations_transcript'::regclass AND NOT granted"
        )
        return bool(cursor.fetchone()[0])
