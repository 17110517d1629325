"""One message as HTML, drawn alike for the page, the reply, the push and the catch-up.

Never asks who is looking: whose it is, local time and grouping are the reader's side. Plain string building,
because a template costs thirty times as much and this runs for every message.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from saypro.kit.avatars import avatar, office_avatar
from saypro.kit.icons import icon
from saypro.kit.text import linkify

HOUSE_TIME = ZoneInfo("Africa/Johannesburg")


@dataclass(frozen=True, slots=True)
class Quote:
    """The message somebody answers to, as it is now."""

    seq: int
    client_id: str
    name: str
    snippet: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Warned:
    """One reason to take care, in words for the reader."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Extra:
    """What a message may have beside its words; `card`, `files` and `warning_buttons` are safe HTML.

    `revision` is 0 while unchanged. With `is_wordless` the files are all there is.
    """

    revision: int = 0
    card: str = ""
    quote: Quote | None = None
    is_edited: bool = False
    is_deleted: bool = False
    is_undone: bool = False
    is_removed: bool = False
    warnings: tuple[Warned, ...] = ()
    warning_buttons: str = ""
    files: str = ""
    is_wordless: bool = False


class MessageRow(NamedTuple):
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
    extra: Extra | None = None


def message_html(row: MessageRow) -> SafeString:
    """The message's `<article>`; safe whatever its text and its sender's name. "" for one taken back."""
    (at, clock), name, extra = stamps(row.sent_at), escape(row.name), row.extra
    if extra is not None and extra.is_undone:
        return SafeString("")
    return SafeString(
        f'<article class="msg" id="m-{row.client_id}" data-seq="{row.seq}" data-author="{row.handle}"'
        f' data-at="{at}"{marks(extra) if extra else ""}>'
        f'{avatar_html(row.initials, row.hue, row.is_office, row.photo)}<div class="said">'
        f'<b class="sr">{name}: </b>{said_html(row.body, extra) if extra else bubble(linkify(row.body))}'
        f'<p class="meta"><span class="by">{name}</span> '
        f'<time datetime="{at}">{clock}</time></p></div></article>'
    )


def marks(extra: Extra) -> str:
    """What the browser must know of a message that is not plain."""
    kind = "card" if extra.card else "gone" if extra.is_deleted else "files" if extra.is_wordless else ""
    return (f' data-revision="{extra.revision}"' if extra.revision else "") + (
        f' data-kind="{kind}"' if kind else ""
    )


def said_html(body: str, extra: Extra) -> str:
    """The card, what is left of a deleted message, or the words with what they quote and the files."""
    if extra.is_deleted:
        words = gettext("Removed by our office") if extra.is_removed else gettext("Message deleted")
        return f'<div class="bubble gone">{escape(words)}</div>'
    if extra.card:
        return f'{warned(extra)}<div class="slip">{extra.card}</div>'
    edited = f' <small class="edited">{escape(gettext("edited"))}</small>' if extra.is_edited else ""
    words = f"{quote_html(extra.quote)}{'' if extra.is_wordless else linkify(body)}{edited}"
    return warned(extra) + (bubble(words) if words else "") + extra.files


def bubble(words: str) -> str:
    return f'<div class="bubble" dir="auto">{words}</div>'


def quote_html(quote: Quote | None) -> str:
    if quote is None:
        return ""
    words = gettext("Message deleted") if quote.is_gone else " ".join(quote.snippet.split())
    return (
        f'<a class="quote" href="#m-{quote.client_id}" data-quote="{quote.seq}" dir="auto">'
        f"<b>{escape(quote.name)}</b> <span>{escape(words)}</span></a>"
    )


def warned(extra: Extra) -> str:
    """Why the reader should take care; the writer's own screen does not show it."""
    if not extra.warnings:
        return ""
    title = extra.warnings[0].title or gettext("Take care")
    words = "".join(f'<p class="t-sm">{escape(one.words)}</p>' for one in extra.warnings)
    return (
        f'<div class="banner warned" data-tone="warn">{icon("shield-alert")}'
        f"<div><b>{escape(title)}</b>{words}</div>{extra.warning_buttons}</div>"
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
