"""Long transcripts: asked for, made by a job, forgotten after a day."""

from datetime import datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Transcript
from saypro.conversations.queries import Measure, Span
from saypro.conversations.transcripts.pdf import transcript_pdf

JOB = "conversations.make_transcript"
KEPT = timedelta(hours=24)
State = Transcript.State


@transaction.atomic
def ask_for_transcript(
    conversation: Conversation, person: User, span: Span, *, size: Measure, at: datetime
) -> Transcript:
    """The row of a PDF that a job makes; nothing has happened that anybody else need know, so no fact."""
    transcript = Transcript.objects.create(
        conversation=conversation,
        person=person,
        since=span.since,
        until=span.until,
        asked_at=at,
        total=size.messages,
    )
    app.configure_task(JOB).defer(transcript_id=transcript.pk)
    return transcript


def make_transcript(transcript_id: int) -> None:
    """Make the PDF, unless it is made or gone, or its reader sees the thread no more. Safe to repeat."""
    waiting = Transcript.objects.filter(pk=transcript_id, state=State.WAITING).select_related("person")
    transcript = waiting.select_related("conversation").first()
    if transcript is None:
        return
    if not Conversation.objects.visible_to(transcript.person).filter(pk=transcript.conversation_id).exists():
        end(transcript, State.FAILED)
        return
    try:
        pdf = made(transcript)
    except Exception:
        end(transcript, State.FAILED)
        raise
    end(transcript, State.READY, pdf)


def made(transcript: Transcript) -> bytes:
    def on_read(count: int) -> None:
        Transcript.objects.filter(pk=transcript.pk).update(done=count)

    span = Span(transcript.since, transcript.until)
    return transcript_pdf(transcript.conversation, transcript.person, span, transcript.asked_at, on_read)


def end(transcript: Transcript, state: State, pdf: bytes | None = None) -> None:
    Transcript.objects.filter(pk=transcript.pk).update(state=state, pdf=pdf)


def forget_transcripts(at: datetime) -> int:
    """Forget those asked for more than a day before `at`; how many. Safe to repeat."""
    count, _ = Transcript.objects.filter(asked_at__lt=at - KEPT).delete()
    return count
