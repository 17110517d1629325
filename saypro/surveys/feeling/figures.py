"""How well it reads: against people's ratings, and against labelled reviews."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from saypro.surveys.feeling import english
from saypro.surveys.feeling.terms import candidates, terms

ASPECT = re.compile(r"([^,\[\]]+)\[[+-]\d")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pearson's correlation with what people said on average; `plain` is that of VADER as it comes."""

    name: str
    count: int
    ours: float
    plain: float


def agreements(path: Path) -> list[Agreement]:
    """By set, of a CSV with set, mean_rating_-4_4 and text."""
    rated: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rated[row["set"]].append((float(row["mean_rating_-4_4"]), row["text"]))
    return [agreement(name, rows) for name, rows in sorted(rated.items())]


def agreement(name: str, rows: Sequence[tuple[float, str]]) -> Agreement:
    people = [rating for rating, _text in rows]
    ours = pearson(people, [english.compound(text) for _rating, text in rows])
    plain = pearson(people, [english.analyzer().polarity_scores(text)["compound"] for _rating, text in rows])
    return Agreement(name, len(rows), ours, plain)


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """0 where one of them never changes."""
    many = len(one)
    if many < 2:
        return 0.0
    mean_one, mean_other = sum(one) / many, sum(other) / many
    shared = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    spread = sqrt(sum((a - mean_one) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other))
    return shared / spread if spread else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of the aspects people labelled: those labelled twice or more of one product."""

    name: str
    sentences: int
    labelled: int
    found: int
    right: int
    covered: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.covered / self.labelled if self.labelled else 0.0


def findings(path: Path, limit: int = 40) -> list[Finding]:
    """By product, of a CSV with product, aspects and sentence."""
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    aspects: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sentences[row["product"]].append(row["sentence"])
            aspects[row["product"]].update(labels_of(row["aspects"]))
    return [finding(name, sentences, aspects[name], limit) for name in sorted(sentences)]


def labels_of(text: str) -> list[str]:
    """As terms are written, so that "menus" is "menu"."""
    named = (name.strip().casefold() for name in ASPECT.findall(text))
    return [list(candidates(name))[-1] if list(candidates(name)) else name for name in named]


def finding(name: str, sentences: dict[str, list[str]], labels: Counter[str], limit: int) -> Finding:
    others = [text for other, texts in sentences.items() if other != name for text in texts]
    said = [(0, text) for text in sentences[name]]
    told = terms(said, others, skip=english.feeling_words(), limit=limit, fewest=4)
    every, often = set(labels), {label for label, count in labels.items() if count > 1}
    right = [term for term in told if fits(term.words, every)]
    covered = [label for label in often if fits(label, {term.words for term in told})]
    return Finding(name, len(said), len(often), len(told), len(right), len(covered))


def fits(term: str, others: set[str]) -> bool:
    """The same words, or one of two the other's: "battery" is "battery life"."""
    return any(set(term.split()) & set(other.split()) for other in others)
