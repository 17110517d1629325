"""Texts on their way: a row first, then a job that hands it to the carrier of its channel."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Phone, State, Text

DELIVER_TEXT, TEXT_QUEUE = "notifications.deliver_text", "texts"
LONGEST = timedelta(minutes=5)
LENGTH = 480


def text_to(person: User, channel: Channel, words: str) -> None:
    """To the number the person has proved on this channel; nothing when there is none any more."""
    for phone in Phone.objects.filter(person=person, channel=channel, proved_at__isnull=False):
        send_text(channel, to=phone.number, words=words)


@transaction.atomic
def send_text(channel: Channel, *, to: str, words: str) -> Text:
    """Keep the text and the job that delivers it, in the caller's transaction. One line, 480 letters."""
    text = Text.objects.create(channel=channel, to=to, words=" ".join(words.split())[:LENGTH])
    app.configure_task(DELIVER_TEXT, queue=TEXT_QUEUE).defer(text_id=text.pk)
    return text


def claim_text(text_id: int, *, at: datetime) -> Text | None:
    """The text, if it waits and nobody else has it; from now on nobody but the caller may send it."""
    waiting = Text.objects.filter(pk=text_id, state=State.WAITING)
    if waiting.update(state=State.SENDING, claimed_at=at):
        return Text.objects.get(pk=text_id)
    return None


def end_text(text: Text, state: State, *, error: str = "") -> None:
    """What became of it. Codes are not kept once they left, except where the demo shows them."""
    is_gone = state == State.SENT and not settings.KEEPS_MAIL
    Text.objects.filter(pk=text.pk).update(
        state=state, error=error[:300], words="" if is_gone else text.words
    )


def give_up_interrupted_texts(at: datetime) -> int:
    """Put aside what a dead worker held: whether it left is not known, and a second would be worse."""
    held = Text.objects.filter(state=State.SENDING, claimed_at__lt=at - LONGEST)
    return held.update(state=State.FAILED, error="The worker died while sending it.")


def forget_texts(*, before: datetime) -> int:
    """Drop texts queued before then; returns how many."""
    return Text.objects.filter(queued_at__lt=before).delete()[0]
