"""A transcript as PDF."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.queries import Span
from saypro.conversations.transcripts.head import head
from saypro.conversations.transcripts.lines import Line, lines
from saypro.kit.typesetting import typeset

TEMPLATE = Path(__file__).parent.parent / "templates/conversations/transcript.typ"
AT_ONCE = 50_000
"""Characters. On a busy machine plain talk takes 0.4 s, the slowest text 4 s: short enough to wait for."""
MOST = 1_000_000
"""Characters: about 500 pages. There, plain talk takes 4 s and 150 MB, the slowest text 90 s."""
PATIENCE_S = 240.0
LONGEST_WORD = 60


def transcript_pdf(
    conversation: Conversation,
    reader: User,
    span: Span,
    at: datetime,
    on_read: Callable[[int], None] = lambda count: None,
) -> bytes:
    """The file. `on_read` is told after each batch how many messages were read. Raises NotSet."""
    above = head(conversation, reader, span, at)
    said: list[Line] = []
    for batch in lines(conversation, reader, span):
        said += batch
        on_read(len(said))
    facts = {
        "title": part(above.title),
        "about": [part(line) for line in above.about],
        "days": days(said),
        "nothing": _("Nothing was said then."),
        "attached": _("Attached"),
        "language": (get_language() or "en").split("-")[0],
        "mirrored": get_language_bidi(),
    }
    return typeset(TEMPLATE, facts, within_s=PATIENCE_S)


def days(said: list[Line]) -> list[dict[str, Any]]:
    return [
        {"name": date_format(day, "l j F Y"), "messages": [message(line) for line in lines]}
        for day, lines in groupby(said, key=lambda line: line.at.date())
    ]


def message(line: Line) -> dict[str, Any]:
    return {
        "name": part(line.name),
        "time": f"{line.at:%H:%M}",
        "words": part(line.words) if line.words else None,
        "quote": part(line.quote) if line.quote else None,
        "files": [part(name) for name in line.files],
        "remark": line.remark,
    }


def part(words: str) -> dict[str, Any]:
    """The words with the way they run, which their first letter tells, as on the screen."""
    return {"words": breakable(words), "rtl": runs_left(words)}


def runs_left(words: str) -> bool:
    for char in words:
        way = unicodedata.bidirectional(char)
        if way in ("L", "R", "AL"):
            return way != "L"
    return False


def breakable(words: str) -> str:
    """Room to break where a word is longer than a line, which would run over the edge of the page."""
    if len(words) <= LONGEST_WORD:
        return words
    return "".join(piece if len(piece) <= LONGEST_WORD else broken(piece) for piece in pieces(words))


def pieces(words: str) -> list[str]:
    """Words and the blanks between them."""
    return ["".join(same) for _blank, same in groupby(words, key=str.isspace)]


def broken(word: str) -> str:
    return "\u200b".join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
