"""What topics are called and about, and how long a reading takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from saypro.knowledge.models import Topic

WORDS_A_MINUTE = 200
ABOUT: dict[Topic, tuple[str, Any]] = {
    Topic.START: ("rocket", _("What SayPro is, joining, your first ad")),
    Topic.ADS: ("tag", _("Posting, photos, changing, selling")),
    Topic.MESSAGES: ("message-circle", _("Chats, files, muting, searching")),
    Topic.OFFERS: ("handshake", _("Offers, meeting, reviews")),
    Topic.SAFETY: ("shield-check", _("Scams, blocking, reporting")),
    Topic.ACCOUNT: ("user", _("Signing in, privacy, your data")),
    Topic.NOTICES: ("bell", _("Mail, push, texts, quiet hours")),
    Topic.OFFICE: ("life-buoy", _("Asking us, hours, surveys")),
}


@dataclass(frozen=True, slots=True)
class TopicCard:
    topic: Topic
    icon: str
    about: Any
    count: int
    is_chosen: bool


def topics(counts: Mapping[str, int], chosen: str = "") -> list[TopicCard]:
    """Those about which there is something to read."""
    return [
        TopicCard(topic, icon, about, counts[topic], topic == chosen)
        for topic, (icon, about) in ABOUT.items()
        if counts.get(topic)
    ]


def minutes(text: str) -> int:
    """How long reading takes, at least one."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))
