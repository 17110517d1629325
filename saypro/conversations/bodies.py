"""What a message may say: plain text, up to 4 000 characters."""

import re

from saypro.conversations.refusals import Refused

LONGEST = 4000
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BLANK = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")


def clean_body(body: str, *, may_be_empty: bool = False) -> str:
    """The text as it will be stored: one kind of line break, no blanks at either end.

    Raises Refused with `empty`, `too_long` or `control`.
    """
    if len(body) > 2 * LONGEST:
        raise Refused("too_long")
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if BLANK.fullmatch(text):
        if may_be_empty:
            return ""
        raise Refused("empty")
    if len(text) > LONGEST:
        raise Refused("too_long")
    if UNSHOWABLE.search(text):
        raise Refused("control")
    return text
