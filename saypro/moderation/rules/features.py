"""What the learned rule looks at: words, pairs of neighbours, which meanings follow which, and letters."""

from collections import Counter
from itertools import pairwise

from saypro.moderation.rules.lexicon import meanings
from saypro.moderation.rules.reading import Reading, is_sum

NEAR = 7  # how many words may part two meanings that belong together
LONGEST = 2000  # letters; sentence vectors read no further
SHORT, LONG = 2, 5
MOST = 400  # a message of 4 000 characters has fewer than twice as many words


def features(reading: Reading) -> Counter[str]:
    """How often the text has each feature."""
    words = [classed(word) for word in reading.words[:MOST]]
    found = Counter(f"w:{word}" for word in words)
    found.update(f"b:{one}_{next_}" for one, next_ in pairwise(words))
    found.update(meant(reading.words[:MOST]))
    return found


def classed(word: str) -> str:
    return "#sum" if is_sum(word) else "#num" if word.isdigit() else word


def meant(words: list[str]) -> Counter[str]:
    """The meanings, and which stand before which within a few words."""
    found: Counter[str] = Counter()
    of_words = [meanings(word) for word in words]
    for at, first in enumerate(of_words):
        for one in first:
            found[f"c:{one}"] += 1
            for second in of_words[at + 1 : at + 1 + NEAR]:
                for other in second:
                    if other != one:
                        found[f"p:{one}>{other}"] += 1
    return found


def letters(reading: Reading) -> Counter[str]:
    """How often the text has each run of two to five letters within a word, blanks at its ends among them."""
    found: Counter[str] = Counter()
    for word in reading.plain[:LONGEST].split():
        padded = f" {word} "
        for size in range(SHORT, LONG + 1):
            found.update(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found
