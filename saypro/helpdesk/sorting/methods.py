"""The same method on public sets of messages: learned from their part for learning, asked about the rest."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from saypro.helpdesk.sorting.choosing import refusal
from saypro.helpdesk.sorting.examples import Example, Unreadable
from saypro.helpdesk.sorting.pipeline import UNCATEGORISED, Sorter, train
from saypro.kit.vectors import Embed

FOREIGN = "oos"  # clinc150's label of what belongs to none of its intents


@dataclass(slots=True)
class Parts:
    """`judged` sets when to refuse, where a set has messages that belong to no label."""

    learned: list[Example] = field(default_factory=list)
    asked: list[Example] = field(default_factory=list)
    judged: list[Example] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answers:
    truth: list[str]
    likeliest: list[str]
    given: list[str]


def answers(name: str, path: Path, embed: Embed | None) -> Answers:
    """What a sorter learned from this set says of its held-back part. Raises Unreadable."""
    parts = SETS[name](rows(path))
    known = {one.text.casefold().strip() for one in parts.learned}
    asked = [one for one in parts.asked if one.text.casefold().strip() not in known]
    sorter = train(parts.learned, embed)
    if parts.judged:
        sorter.threshold = when_to_refuse(sorter, parts.judged, embed)
    found = sorter.sort([one.text for one in asked], embed)
    truth = [UNCATEGORISED if one.label == FOREIGN else one.label for one in asked]
    given = [one.category for one in found]
    # Where refusing is an answer, it is the answer that counts.
    likeliest = given if parts.judged else [one.likeliest for one in found]
    return Answers(truth, likeliest, given)


def when_to_refuse(sorter: Sorter, judged: Sequence[Example], embed: Embed | None) -> float:
    import numpy as np

    found = sorter.sort([one.text for one in judged], embed)
    pairs = list(zip(found, judged, strict=True))
    return refusal(
        np.array([got.confidence for got in found]),
        np.array([got.likeliest == one.label for got, one in pairs]),
        np.array([one.label == FOREIGN for one in judged]),
    )


def rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error
    if not found or not {"split", "intent", "text"} <= found[0].keys():
        raise Unreadable(f"{path} needs the columns split, intent and text.")
    return found


def by_split(found: Sequence[dict[str, str]]) -> Parts:
    """The set's own parts: learned from `train`, asked about `test`."""
    parts = Parts()
    for row in found:
        if row["split"] in ("train", "test"):
            (parts.learned if row["split"] == "train" else parts.asked).append(example(row))
    return parts


def every_fifth(found: Sequence[dict[str, str]]) -> Parts:
    """Of each intent every fifth message is held back, where a set has no such part of its own."""
    parts, seen = Parts(), dict.fromkeys((row["intent"] for row in found), 0)
    for row in found:
        seen[row["intent"]] += 1
        (parts.learned if seen[row["intent"]] % 5 else parts.asked).append(example(row))
    return parts


def with_foreigners(found: Sequence[dict[str, str]]) -> Parts:
    """Learned without what belongs to no intent, which then has to be refused."""
    parts = Parts()
    homes = {"train": parts.learned, "val": parts.judged, "oos_val": parts.judged, "oos_train": parts.judged}
    homes |= {"test": parts.asked, "oos_test": parts.asked}
    for row in found:
        homes[row["split"]].append(example(row))
    return parts


def example(row: dict[str, str]) -> Example:
    return Example(row["text"], row["intent"])


SETS: dict[str, Callable[[Sequence[dict[str, str]]], Parts]] = {
    "banking77": every_fifth,
    "clinc150": with_foreigners,
    "injongo_intent": by_split,
}
