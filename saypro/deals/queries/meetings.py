"""Meetings of a thread."""

from datetime import datetime

from saypro.conversations.models import Conversation
from saypro.deals.models import Meeting

State = Meeting.State


def agreed_meeting(conversation: Conversation, at: datetime) -> Meeting | None:
    """The one both will be at, until it is over."""
    return Meeting.objects.between_people().to_come(at).filter(conversation=conversation).first()


def suggested_meeting(conversation: Conversation, at: datetime) -> Meeting | None:
    """The one that waits for an answer."""
    suggested = Meeting.objects.between_people().filter(state=State.SUGGESTED, starts_at__gt=at)
    return suggested.filter(conversation=conversation).first()


def newest_of_event(meeting: Meeting) -> Meeting:
    """The same event as calendars should have it: the last that was agreed or called off."""
    same = Meeting.objects.between_people().filter(uid=meeting.uid, agreed_at__isnull=False)
    return same.order_by("-sequence").first() or meeting
