"""A text as the rules read it: one spelling for everything that looks alike, cut into words and addresses.

Time grows with the text and nothing else: no pattern here looks back over what it has read.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

LONGEST = 8000  # the longest thing anybody can write here is an ad of 5 000 characters
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[@%#+]")
SUM = re.compile(r"(?:r|zar)\d+k?|\d+(?:k|rand|bucks)")
SPACED_SUM = re.compile(r"\b(?:r|zar) ?(\d{1,3}(?:[ ,.]\d{3})+|\d+)(?:[.,]\d\d)?(?![\d])")
# Cyrillic, Greek and other letters that look like Latin ones, written as escapes because they do.
LOOKS_LIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u04bb\u0501\u051b\u051d\u043a\u043c\u0442\u0432\u043d\u04cf"
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9\u03b7"
    "\u0261\u0142\u00f8\u0111\u0131",
    "aeopcyxijshdqwkmtbhlabeikvoptuxwnglodi",
)


@dataclass(frozen=True)
class Reading:
    """What a rule may look at. `plain` is lower case, without accents, and what looks like a letter is it.

    `vector` says what the text means, where somebody computed it: see `closely`.
    """

    text: str
    vector: Any = field(default=None, compare=False)

    @cached_property
    def plain(self) -> str:
        return plain(self.text[:LONGEST])

    @cached_property
    def words(self) -> list[str]:
        """The words, with `r500` for every spelling of a sum of rands."""
        return WORD.findall(SPACED_SUM.sub(_joined, self.plain))

    @cached_property
    def chunks(self) -> list[str]:
        """What stands between blanks, as it was written."""
        return self.text[:LONGEST].split()


def plain(text: str) -> str:
    """The text in small letters of the Latin alphabet and ASCII digits, as far as it looks like them."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    seen = "".join(_digit(char) for char in parts if unicodedata.category(char) not in HIDDEN)
    return seen.lower().translate(LOOKS_LIKE)


HIDDEN = {"Mn", "Me", "Cf"}


def _digit(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char


def _joined(found: re.Match[str]) -> str:
    return "r" + re.sub(r"\D", "", found[1])


def is_sum(word: str) -> bool:
    """Whether the word is a sum of money, such as `r500` or `5k`."""
    return SUM.fullmatch(word) is not None
