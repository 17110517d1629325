"""English comments by VADER, whose lexicon and rules travel with it."""

from functools import cache
from typing import Any


def compound(text: str) -> float:
    """From -1, as bad as can be, to 1; 0 where no word says how it is meant."""
    return float(analyzer().polarity_scores(text)["compound"])


def feeling_words() -> frozenset[str]:
    """Words that say how something is meant, and so are no theme."""
    return frozenset(analyzer().lexicon)


@cache
def analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
