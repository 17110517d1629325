"""Words of the interface that nobody could translate, and translations that nobody finished."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..var import PACKAGE
from ..words import say

BLANKED = re.compile(
    r"{%\s*comment.*?{%\s*endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*verbatim.*?{%\s*endverbatim\s*%}"
    r"|{#.*?#}|<!--.*?-->|<!DOCTYPE[^>]*>"
    r"|<(script|style|svg|kbd)\b.*?</\1>"
    r"|{%.*?%}|{{.*?}}|&\w+;|&#\w+;",
    re.DOTALL | re.IGNORECASE,
)
SPOKEN = re.compile(r"\b(?:alt|title|placeholder|aria-label|aria-description)\s*=\s*\"([^\"]*)\"")
ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"]*\"")
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
EMPTY = re.compile(r'^msgstr(\[\d\])? ""\n(?!")', re.MULTILINE)
NAMES = re.compile(r"SayPro\s*(Classified)?\s*(Office)?")
"""Not translated into any language."""


def main() -> int:
    found = [*unmarked_words(), *unfinished_entries()]
    for line in found:
        say(line)
    return 1 if found else 0


def unmarked_words() -> Iterator[str]:
    """Template lines with words outside of translate tags."""
    for path in sorted(PACKAGE.glob("*/templates/**/*.html")):
        for number, words in bare_words(path.read_text()):
            yield f"{_named(path)}:{number}: not marked for translation: {words}"


def bare_words(source: str) -> Iterator[tuple[int, str]]:
    """The line numbers and words of a template that a translator would never see."""
    plain = BLANKED.sub(_blank, source)
    for match in SPOKEN.finditer(plain):
        if words := _spoken(match[1]):
            yield _line(plain, match.start()), words
    for number, line in enumerate(ATTRIBUTE.sub("", TAG.sub(_blank, plain)).split("\n"), start=1):
        if words := _spoken(line):
            yield number, words


def unfinished_entries() -> Iterator[str]:
    """Entries of translation files that are fuzzy or empty."""
    for path in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po")):
        for number, line in _lines(path):
            if line.startswith("#,") and "fuzzy" in line:
                yield f"{_named(path)}:{number}: fuzzy"
        for match in EMPTY.finditer(path.read_text()):
            yield f"{_named(path)}:{_line(path.read_text(), match.start())}: not translated"


def _named(path: Path) -> Path:
    return path.relative_to(PACKAGE.parent)


def _blank(match: re.Match[str]) -> str:
    """As many lines of nothing, so that line numbers stay right."""
    return " " + "\n" * match[0].count("\n")


def _spoken(text: str) -> str:
    return " ".join(text.split()) if WORD.search(NAMES.sub("", text)) else ""


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    return enumerate(path.read_text().split("\n"), start=1)


if __name__ == "__main__":
    sys.exit(main())
