"""Messages that wait for their time."""

from django.db.models import Exists, OuterRef

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, ScheduledMessage


def scheduled_in(thread: Conversation, person: User) -> list[ScheduledMessage]:
    """The person's own in this thread, the next one first, each knowing whether the other side wrote."""
    mine = ScheduledMessage.objects.filter(conversation=thread, sender=person)
    return list(mine.annotate(is_answered=answered()).order_by("send_at", "pk"))


def is_answered(later: ScheduledMessage) -> bool:
    """Has somebody else written since?"""
    return ScheduledMessage.objects.filter(answered(), pk=later.pk).exists()


def answered() -> Exists:
    answers = Message.objects.filter(conversation=OuterRef("conversation"), seq__gt=OuterRef("after_seq"))
    by_others = answers.exclude(sender=OuterRef("sender")).exclude(kind=Message.Kind.UNDONE)
    return Exists(by_others)
