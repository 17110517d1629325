"""One message as HTML, drawn alike for the page, the reply, the push and the catch-up.

Never asks who is looking: whose it is, local time and grouping are the reader's side. Plain string building,
because a template costs thirty times as much and this runs for every message.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from saypro.kit.avatars import avatar, office_avatar
from saypro.kit.text import linkify

HOUSE_TIME = ZoneInfo("Africa/Johannesburg")


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as it is drawn; `photo` is an address or ""."""

    seq: int
    client_id: UUID | str
    handle: str
    name: str
    initials: str
    hue: int
    is_office: bool
    photo: str
    body: str
    sent_at: datetime


def message_html(row: MessageRow) -> SafeString:
    """The message's `<article>`; safe whatever its text and its sender's name."""
    (at, clock), name = stamps(row.sent_at), escape(row.name)
    return SafeString(
        f'<article class="msg" id="m-{row.client_id}" data-seq="{row.seq}" data-author="{row.handle}"'
        f' data-at="{at}">{avatar_html(row.initials, row.hue, row.is_office, row.photo)}<div class="said">'
        f'<b class="sr">{name}: </b><div class="bubble" dir="auto">{linkify(row.body)}</div>'
        f'<p class="meta"><span class="by">{name}</span> '
        f'<time datetime="{at}">{clock}</time></p></div></article>'
    )


@lru_cache(maxsize=2_000)
def stamps(at: datetime) -> tuple[str, str]:
    """The time for machines and for people; kept, because a whole batch was sent at one moment."""
    return at.isoformat(), f"{at.astimezone(HOUSE_TIME):%H:%M}"


@lru_cache(maxsize=20_000)
def avatar_html(initials: str, hue: int, is_office: bool, photo: str) -> str:
    """The picture beside a message: the rosette for the office, the photo or initials for people."""
    if is_office:
        return office_avatar()
    return avatar(Face(initials, hue, photo))


@dataclass(frozen=True, slots=True)
class Face:
    initials: str
    hue: int
    photo_url: str
