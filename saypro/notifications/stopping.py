"""Links that stop mails: signed, so that they work for whoever holds the mail, signed in or not."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

EVERYTHING = "*"
SALT, UNDO = "saypro.notifications.stopping", "saypro.notifications.stopping.undo"
DAY_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Stop:
    """The wish of one person to get no more mails of one group, or of any."""

    person_id: int
    group: str


def stop_url(stop: Stop) -> str:
    token = signing.dumps([stop.person_id, stop.group], salt=SALT)
    return settings.SITE_URL + reverse("notifications:stop", args=[token])


def read_stop(token: str) -> Stop | None:
    """None for what we did not sign. It never expires: a mail is kept for years."""
    try:
        person_id, group = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Stop(person_id, group)


def write_undo(groups: Collection[str]) -> str:
    """What a stop has turned off, for the button that takes it back: never more than that."""
    return signing.dumps(sorted(groups), salt=UNDO)


def read_undo(words: str) -> set[str]:
    """Nothing for what we did not sign within the last day."""
    try:
        return set(signing.loads(words, salt=UNDO, max_age=DAY_S))
    except signing.BadSignature:
        return set()


def stop_headers(stop: Stop) -> dict[str, str]:
    """What mail programs make a button of, which sends a POST without asking (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop_url(stop)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
