"""Bytes into characters, whatever the sender called them."""

import re
from functools import cache

# What is meant, for names that Python does not know or takes too narrowly.
MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
}
ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([JB]")
HIGH = re.compile(rb"[\x80-\xff]")
NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
SAMPLE = 4_000
BARELY = 4
"""Characters that must be right beside each broken one."""

ENOUGH = 12
"""High bytes that a guess needs at least: with fewer, statistics see languages everywhere."""


def decoded(data: bytes, declared: str) -> tuple[str, bool]:
    """The text, and whether the declared charset was wrong. Never raises."""
    declared = declared.strip().lower()
    if not HIGH.search(data) and not is_shifted(declared, data):
        return data.decode("ascii"), False
    for charset in candidates(declared):
        try:
            return data.decode(charset), charset != MEANT.get(declared, declared)
        except (UnicodeError, LookupError):
            continue
    return mended(data, candidates(declared)) or guessed(data), True


def mended(data: bytes, charsets: list[str]) -> str:
    """The text in the first of these that fits but for a few characters; "" where none does.

    Mails are cut in the middle of a character. What fits must be more than letters that every charset has.
    """
    for charset in charsets:
        text = data.decode(charset, "replace")
        broken = text.count("\ufffd")
        if broken * BARELY > len(text):
            continue  # no text at all: counting would be wasted
        if broken * BARELY <= sum(char > "\x7f" and char != "\ufffd" for char in text):
            return text
    return ""


def is_shifted(declared: str, data: bytes) -> bool:
    """Whether plain bytes may stand for other characters: UTF-7, UTF-16 and the escapes of ISO-2022."""
    names = ("utf-7", "unicode-1-1", "utf-16", "utf-32", "ucs", "iso-2022", "hz")
    return declared.startswith(names) or bool(ESCAPES.search(data))


def candidates(declared: str) -> list[str]:
    """What was declared, if it is a charset, before UTF-8, which hardly ever fits by accident.

    Latin 1 comes after UTF-8: it fits everything, and stands in many mails that are nothing of the kind.
    """
    name = MEANT.get(declared, declared)
    if name == "cp1252":
        return ["utf-8", "cp1252"]
    if name in ("", "ascii", "us-ascii") or not is_charset(name):
        return ["iso2022_jp", "utf-8"]
    return [name, "utf-8"]


@cache
def is_charset(name: str) -> bool:
    """False also for codecs that are none: some unpack, some take quadratic time."""
    if not name or len(name) > 40 or name.replace("-", "_") in NO_CHARSETS:
        return False
    try:
        b"a".decode(name)
    except UnicodeError:
        return True  # one letter is half a character
    except (LookupError, ValueError):
        return False
    return True


def guessed(data: bytes) -> str:
    """The text in the charset that a sample looks like, else in the western one."""
    from charset_normalizer import from_bytes  # large tables, for the few mails that need them

    sample = data[:SAMPLE]
    best = from_bytes(sample).best() if len(HIGH.findall(sample)) >= ENOUGH else None
    for charset in [best.encoding, "cp1252"] if best else ["cp1252"]:
        try:
            return data.decode(charset)
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin-1")
