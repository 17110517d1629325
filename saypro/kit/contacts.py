"""E-mail addresses and telephone numbers in what people write, however they spell them, and hiding them.

Takes time in proportion to the text. Dates, times and sums of money are left alone; another long row of
digits may well be hidden without being a telephone number.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from saypro.kit.spoken import FILLERS, SPOKEN, TIMES

Kind = Literal["e-mail", "phone"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where it stands in the text; `key` is the same for every spelling."""

    start: int
    end: int
    kind: Kind
    key: str


def hidden(text: str, keep: Callable[[Contact], bool] = lambda contact: False) -> str:
    """The text with a remark instead of every address and number that is not to be kept."""
    parts, end = [], 0
    for contact in contacts_in(text):
        if not keep(contact):
            parts += [text[end : contact.start], remark(contact)]
            end = contact.end
    return "".join([*parts, text[end:]])


def remark(contact: Contact) -> str:
    return _("[e-mail address left out]") if contact.kind == "e-mail" else _("[phone number left out]")


def contacts_in(text: str) -> list[Contact]:
    """All of them, from left to right, none over another."""
    found: list[Contact] = []
    for contact in sorted([*addresses(text), *numbers(text)], key=lambda one: (one.start, -one.end)):
        if not found or contact.start >= found[-1].end:
            found.append(contact)
    return found


def key_of(address: str) -> str:
    """What `contacts_in` calls this e-mail address."""
    return address.strip().lower()


def addresses(text: str) -> Iterator[Contact]:
    for found in PLAIN.finditer(text):
        yield Contact(found.start(), found.end(), "e-mail", key_of(found[0].replace("\uff20", "@")))
    for found in SPELLED.finditer(text):
        if is_address(found):
            name, host, rest = found["name"], found["host"], ENDING.findall(found["rest"])
            yield Contact(*found.span(), "e-mail", key_of(f"{name}@{'.'.join([host, *rest])}"))


def is_address(found: re.Match[str]) -> bool:
    """After a bare "at" more is needed: "look at gumtree.co.za" is no address."""
    is_bare = found["at"].lower() == "at"
    return not is_bare or found["host"].lower() in MAILERS or "dot" in found["rest"].lower()


MAILERS = {"gmail", "yahoo", "outlook", "hotmail", "icloud", "live", "proton", "webmail", "mweb", "vodamail"}
ENDINGS = "com|co|za|org|net|info|africa|mail|me|io|uk|web|gov|ac"
PLAIN = re.compile(r"(?<![\w.+'%-])[\w.+'%-]{1,200}[@\uff20][\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
DOT = r"(?:\.|[(\[{<]\s?(?:\.|dot|punt)\s?[)\]}>]|dot\b|punt\b)"
ENDING = re.compile(rf"\b({ENDINGS})\b", re.IGNORECASE)
SPELLED = re.compile(
    r"(?<![\w.+'%-])(?P<name>[\w.+'%-]{1,200})\s{0,2}"
    r"(?P<at>[@\uff20]|[(\[{<]\s?(?:at|@)\s?[)\]}>]|\bat\b)\s{0,2}"
    rf"(?P<host>[\w-]{{1,63}})(?P<rest>(?:\s{{0,2}}{DOT}\s{{0,2}}(?:{ENDINGS})\b){{1,3}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One word that stands for digits."""

    start: int
    end: int
    digits: str
    is_word: bool


def numbers(text: str) -> Iterator[Contact]:
    for run in runs(text):
        digits = "".join(piece.digits for piece in run)
        start = run[0].start - (text[: run[0].start][-1:] in ("+", "\uff0b"))
        is_marked = start < run[0].start or sum(piece.is_word for piece in run) > 1
        if is_number(digits, is_marked=is_marked):
            yield Contact(start, run[-1].end, "phone", digits[-SHORTEST:])


def is_number(digits: str, *, is_marked: bool) -> bool:
    """Nine digits are one only behind a plus or a zero, or with some of them in words."""
    if len(digits) < SHORTEST:
        return False
    return len(digits) > SHORTEST or is_marked or digits.startswith("0")


def runs(text: str) -> Iterator[list[Piece]]:
    """Digits that follow each other, with little between; at most one filler between two."""
    run: list[Piece] = []
    times, fillers, last = 1, 0, 0
    for start, end, word in words(text):
        if run and not is_gap(text[last:start], run[-1]):
            yield run
            run, times, fillers = [], 1, 0
        last = end
        if word in TIMES:
            times = TIMES[word]
        elif digits := digits_of(word):
            run.append(Piece(start, end, digits * times, word in SPOKEN))
            times, fillers = 1, 0
        elif run and word in FILLERS and not fillers:
            fillers = 1
        else:
            if run:
                yield run
            run, times, fillers = [], 1, 0
    if run:
        yield run


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word in small letters with its place; a date, a time or a sum is one word that means nothing."""
    end = 0
    for sum_or_date in [*SPARED.finditer(text), None]:
        stop = sum_or_date.start() if sum_or_date else len(text)
        for found in WORD.finditer(text, end, stop):
            yield found.start(), found.end(), found[0].lower()
        if sum_or_date:
            yield sum_or_date.start(), sum_or_date.end(), "."
            end = sum_or_date.end()


def is_gap(between: str, before: Piece) -> bool:
    """Whether digits on both sides may belong together. A list of numbers is not one, of digits it is."""
    if len(between) > WIDEST or ENDS.search(between):
        return False
    return not LISTED.search(between) or len(before.digits) == 1


def digits_of(word: str) -> str:
    """The digits a word stands for, `O82` for 082 among them; "" for any other word."""
    if word in SPOKEN:
        return SPOKEN[word]
    if not any(char.isdigit() for char in word) or len(word) > LONGEST:
        return ""
    plain = "".join(digit_of(char) for char in word)
    return plain if plain.isdigit() else ""


def digit_of(char: str) -> str:
    return str(unicodedata.digit(char, MISTAKEN.get(char, char)))


SHORTEST, WIDEST, LONGEST = 9, 6, 100
MISTAKEN = {"o": "0", "l": "1", "i": "1"}
WORD = re.compile(r"[^\W_]+")
ENDS = re.compile(r"[;!?]|\n\s*\n")
LISTED = re.compile(r",\s")
SPARED = re.compile(
    r"(?<![\w./-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4})(?![\w/-]|\.\d)"
    r"|(?<![\w:.])\d{1,2}:\d{2}(?::\d{2})?(?![\w:])"
    r"|(?<!\w)(?:ZAR|R|US\$|\$|€|£)\s?[1-9](?:\d{0,7}|\d{0,2}(?:[ \u00a0\u202f,.]\d{3}){1,2})(?:[.,]\d{2})?"
    r"(?![\w]|[ \u00a0\u202f,.]\d)"
)
