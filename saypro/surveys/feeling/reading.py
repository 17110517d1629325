"""What a comment feels like, how sure we are, and in which language it was read."""

from dataclasses import dataclass
from typing import Literal

from saypro.helpdesk.queries import language_of
from saypro.surveys.feeling import english, own

Label = Literal["good", "mixed", "bad", "unread"]
CLEAR = 0.05
"""VADER's own border between neutral and not."""
SURE = 0.6
OWN = ("af", "zu")


@dataclass(frozen=True, slots=True)
class Feeling:
    """`confidence` is between 0 and 1; an unread comment has none, and is never called neutral."""

    label: Label
    confidence: float
    language: str


def read(text: str) -> Feeling:
    language = language_of(text)
    if language in OWN:
        return by_letters(text, language)
    if language == "en":
        return in_english(text)
    value = english.compound(text)  # too short to tell: English words that say how it is meant are enough
    return in_english(text) if value else Feeling("unread", 0.0, "unknown")


def in_english(text: str) -> Feeling:
    value = english.compound(text)
    label: Label = "good" if value >= CLEAR else "bad" if value <= -CLEAR else "mixed"
    return Feeling(label, round(0.5 + abs(value) / 2, 3), "en")


def by_letters(text: str, language: str) -> Feeling:
    odds = own.odds_of_good(text, language)
    sure = max(odds, 1 - odds)
    if sure < SURE:
        return Feeling("unread", round(sure, 3), language)
    return Feeling("good" if odds > 0.5 else "bad", round(sure, 3), language)
