"""Afrikaans and isiZulu comments by the letters they are made of, learned from examples of ours.

There are few examples, so it says nothing rather than something unsure.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saypro.surveys.feeling.cues import cues_in

EXAMPLES = Path(__file__).with_name("examples.csv")


@dataclass(frozen=True, slots=True)
class Example:
    language: str
    label: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    with EXAMPLES.open(encoding="utf-8") as file:
        return tuple(Example(**row) for row in csv.DictReader(file))


def odds_of_good(text: str, language: str) -> float:
    """Between 0 and 1."""
    return float(model_of(language).predict_proba([text])[0][1])


@cache
def model_of(language: str) -> Any:
    return learned([one for one in examples() if one.language == language])


def learned(labelled: Sequence[Example]) -> Any:
    """The classes are bad and good, in this order."""
    model = fresh_model(labelled[0].language)
    return model.fit([one.text for one in labelled], [one.label == "good" for one in labelled])


def fresh_model(language: str) -> Any:
    """Letters, and the few words that give a language's feeling away."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import FunctionTransformer

    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), lowercase=True, sublinear_tf=True)
    cues = FunctionTransformer(lambda texts: [cues_in(text, language) for text in texts])
    return make_pipeline(make_union(letters, cues), LogisticRegression(C=3))


def held_out_accuracy(language: str, folds: int = 8) -> tuple[int, int]:
    """How many of the examples it gets right that it has not seen, of how many."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    labelled = [one for one in examples() if one.language == language]
    texts, labels = [one.text for one in labelled], [one.label == "good" for one in labelled]
    cut = StratifiedKFold(folds, shuffle=True, random_state=1)
    guessed = cross_val_predict(fresh_model(language), texts, labels, cv=cut)
    return sum(guess == label for guess, label in zip(guessed, labels, strict=True)), len(labels)
