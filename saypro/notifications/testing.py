"""Builders of what people are told by, for the tests of every room above."""

from itertools import count

from django.utils import timezone

from saypro.accounts.models import User
from saypro.notifications import actions
from saypro.notifications.actions.phones import hashed
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Browser, Phone

NUMBERS = count(1)


def a_browser(person: User, *, endpoint: str = "", name: str = "Chrome on Android") -> Browser:
    """A browser that takes the person's pushes; its keys open nothing."""
    return actions.add_browser(
        person,
        endpoint=endpoint or f"https://fcm.googleapis.com/fcm/send/{next(NUMBERS)}",
        p256dh="B" + "A" * 86,
        auth="A" * 22,
        name=name,
        session_key="",
    )


def a_phone(person: User, *, channel: Channel = "sms", number: str = "", is_proved: bool = True) -> Phone:
    """A number of the person's that takes texts; with `is_proved` False its code is 123456."""
    now = timezone.now()
    return Phone.objects.create(
        person=person,
        channel=channel,
        number=number or f"+2782{next(NUMBERS):07}",
        code_hash="" if is_proved else hashed("123456"),
        code_sent_at=now,
        proved_at=now if is_proved else None,
    )
