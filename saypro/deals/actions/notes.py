"""What people say of a meeting when it is near."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.deals import words
from saypro.deals.actions.meetings import fresh
from saypro.deals.actions.records import record_meeting
from saypro.deals.actions.showing import show
from saypro.deals.actions.table import sit_down
from saypro.deals.events import MeetingNoted
from saypro.deals.models import Meeting, MeetingNote
from saypro.deals.refusals import Refused

Kind = MeetingNote.Kind
EARLY = timedelta(hours=3)
WAITED = timedelta(minutes=15)
LATEST = timedelta(hours=48)
LATE_MINUTES = (10, 20, 30, 60)


@transaction.atomic
def note_meeting(
    meeting: Meeting, kind: str, *, by: User, at: datetime, minutes: int | None = None
) -> MeetingNote:
    """Say once in the thread that one is on the way, late by so many minutes, or that nobody came.

    Safe to repeat: the first word stands. Raises Refused for strangers, for a meeting that does not hold, and
    outside the hours in which such a word makes sense.
    """
    table = sit_down(meeting.conversation_id)
    table.require_seat(by)
    meeting = fresh(meeting)
    if earlier := meeting.notes.filter(person=by, kind=kind).first():
        return earlier
    table.require_peace()
    if not may_note(meeting, kind, at):
        raise Refused(_refusal(meeting, kind, at))
    note = MeetingNote.objects.create(
        meeting=meeting, person=by, kind=kind, minutes=minutes if kind == Kind.LATE else None, said_at=at
    )
    record_meeting(
        MeetingNoted,
        meeting,
        actor_id=by.pk,
        at=at,
        note_id=note.pk,
        note_kind=kind,
        minutes=note.minutes,
    )
    show(
        "meeting_note",
        note.pk,
        conversation_id=meeting.conversation_id,
        by_id=by.pk,
        text=words.of_note(note),
    )
    conversations.touch_card("meeting", meeting.pk)
    return note


def may_note(meeting: Meeting, kind: str, at: datetime) -> bool:
    """On the way and late from three hours before; nobody came from a quarter of an hour after the start."""
    first = meeting.starts_at + WAITED if kind == Kind.NO_SHOW else meeting.starts_at - EARLY
    last = meeting.starts_at + (LATEST if kind == Kind.NO_SHOW else EARLY)
    return meeting.state == Meeting.State.AGREED and first <= at <= last


def _refusal(meeting: Meeting, kind: str, at: datetime) -> str:
    if meeting.state != Meeting.State.AGREED:
        return _("This meeting is not agreed, or no longer.")
    if kind == Kind.NO_SHOW and at < meeting.starts_at + WAITED:
        return _("Wait for a quarter of an hour first. Traffic happens.")
    if at < meeting.starts_at:
        return _("It is too early to say that. You can from three hours before.")
    return _("That meeting is long past. Write a message instead.")
