"""Jobs of this room."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from saypro.conversations import actions
from saypro.conversations.actions import transcripts
from saypro.conversations.actions.checking import check_attachment, forgotten
from saypro.conversations.actions.mails import mail_the_waiting, push_to_the_waiting
from saypro.kit.clamd import ScannerUnavailable

PATIENTLY = RetryStrategy(max_attempts=5, exponential_wait=4)
FEW, MANY = 3, 150
LONGEST_WAIT_S = 600


@app.task(name="conversations.tell_if_unread", retry=PATIENTLY)
def tell_if_unread(ends: list[list[int]], at: str = "", event_id: int | None = None) -> None:
    """Each end is [thread, seq, sender]: a message its readers may not have seen."""
    for conversation_id, seq, sender_id in ends:
        mail_the_waiting(conversation_id, seq=seq, sender_id=sender_id, at=moment(at), event_id=event_id)


@app.task(name="conversations.push_if_unread", retry=PATIENTLY)
def push_if_unread(ends: list[list[int]], at: str, event_id: int | None = None) -> None:
    for conversation_id, seq, sender_id in ends:
        push_to_the_waiting(conversation_id, seq=seq, sender_id=sender_id, at=moment(at), event_id=event_id)


def moment(at: str) -> datetime:
    """Now, for jobs that were queued by an earlier release and name no moment."""
    return datetime.fromisoformat(at) if at else timezone.now()


@app.task(name="conversations.tell_mute_ended")
def tell_mute_ended(person_id: int, conversation_ids: list[int]) -> None:
    """A mute is over by itself; the numbers on open screens must hear of it."""
    actions.tell_mute_ended(person_id, conversation_ids)


class Patience(BaseRetryStrategy):
    """Ever longer waits, ten minutes at most; a scanner that is down for a day is asked all day."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        most = MANY if isinstance(exception, ScannerUnavailable) else FEW
        wait_s = min(3 * 2**job.attempts, LONGEST_WAIT_S)
        return RetryDecision(retry_in={"seconds": wait_s}) if job.attempts < most else None


@app.task(name="conversations.check_file", retry=Patience())
def check_file(pk: int) -> None:
    check_attachment(pk)


def check_late(at: datetime) -> None:
    """Ask again for files whose check was lost with its worker, or gave the scanner up. Safe to repeat."""
    for pk in forgotten(at):
        check_soon(pk)


def check_soon(pk: int) -> None:
    """One job for each file, however often somebody asks."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        check_file.configure(queueing_lock=f"file {pk}").defer(pk=pk)


@app.task(name="conversations.send_scheduled", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def send_scheduled(scheduled_id: int) -> None:
    """Its time has come; whether it is still wanted is looked up."""
    actions.send_due(scheduled_id, at=timezone.now())


@app.task(name=transcripts.JOB, retry=False)
def make_transcript(transcript_id: int) -> None:
    """Not tried again: its reader looks on, and is told."""
    transcripts.make_transcript(transcript_id)
