"""Telephone numbers written so that nobody should notice: as words, apart, or with letters for digits."""

from collections.abc import Iterable, Iterator, Sequence

from saypro.kit.spoken import FILLERS, SPOKEN, TIMES
from saypro.moderation.rules.reading import Reading

NUMBER = range(9, 14)  # how many digits a telephone number has, with or without its country
FEW_WORDS, FEW_APART = 2, 6
Digit = tuple[str, bool]


def hides_a_number(reading: Reading) -> bool:
    """Whether a telephone number stands in the text in a spelling that ordinary people do not use."""
    if any(is_hidden(run) for run in runs(reading.words)):
        return True
    return has_foreign_digits(reading.text) and any(map(is_long_enough, runs(reading.words)))


def is_hidden(run: Sequence[Digit]) -> bool:
    """Long enough for a number, and partly in words or digit by digit."""
    spoken = sum(is_word for _digits, is_word in run)
    apart = sum(len(digits) == 1 and not is_word for digits, is_word in run)
    return is_long_enough(run) and (spoken >= FEW_WORDS or apart >= FEW_APART)


def is_long_enough(run: Sequence[Digit]) -> bool:
    digits = "".join(digits for digits, _is_word in run)
    return len(digits) in NUMBER and digits.startswith(("0", "27", "44", "1", "234"))


def runs(words: Iterable[str]) -> Iterator[list[Digit]]:
    """Digits that follow each other, each with whether it was a word; at most one filler between two."""
    run: list[Digit] = []
    times, fillers = 1, 0
    for word in words:
        if word in TIMES:
            times = TIMES[word]
        elif digits := digits_of(word):
            run.append((digits * times, word in SPOKEN))
            times, fillers = 1, 0
        elif word in FILLERS and not fillers:
            fillers = 1
        else:
            yield run
            run, times, fillers = [], 1, 0
    yield run


def digits_of(word: str) -> str:
    return word if word.isdigit() else SPOKEN.get(word, "")


def has_foreign_digits(text: str) -> bool:
    return (
        not text.isascii() and any(char.isdigit() and not char.isascii() for char in text[:4000])
    ) or "\u20e3" in text[:4000]
