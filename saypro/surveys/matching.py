"""Finding our office's phrases in what people write."""

import re
import unicodedata
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_PHRASE = 60
MOST_PHRASES = 40


def plain(text: str) -> str:
    """The words in small letters without accents, a blank before and after each."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return f" {' '.join(WORD.findall(bare))} "


def mentions(text: str, phrases: Sequence[str]) -> bool:
    """Does the text say one of the phrases? A phrase that ends in * is the beginning of a word."""
    said = plain(text)
    for phrase in phrases:
        words = plain(phrase).strip()
        if words and f" {words}{'' if phrase.rstrip().endswith('*') else ' '}" in said:
            return True
    return False


def clean_phrases(text: str) -> list[str]:
    """One phrase a line, each once; at most 40 of 60 characters."""
    lines = [" ".join(line.split())[:LONGEST_PHRASE] for line in text.replace("\x00", "").splitlines()]
    return list(dict.fromkeys(line for line in lines if plain(line).strip()))[:MOST_PHRASES]
