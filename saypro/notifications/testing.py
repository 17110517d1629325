"""Builders of what people are told by, for the tests of every room above."""

from itertools import count

from saypro.accounts.models import User
from saypro.notifications import actions
from saypro.notifications.models import Browser

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
