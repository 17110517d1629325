"""What risky messages say, rule by rule: a phrase a line under its language, and under `unless` what spares.

The grammar of phrases is in `phrases.py`.
"""

from functools import cache
from pathlib import Path
from typing import TypedDict

from saypro.moderation.rules.rule import LANGUAGES, Language
from saypro.moderation.rules.sections import sections

HERE = Path(__file__).parent
UNLESS = "unless"


class Said(TypedDict):
    phrases: dict[Language, tuple[str, ...]]
    unless: tuple[str, ...]


@cache
def said(key: str) -> Said:
    """The phrases of the rule with this key, as its file says them."""
    parts = sections(HERE / f"{key}.txt")
    phrases = {language: parts[language] for language in LANGUAGES if language in parts}
    return Said(phrases=phrases, unless=parts.get(UNLESS, ()))
