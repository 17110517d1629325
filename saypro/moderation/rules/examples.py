"""Written examples of messages, with whether a reader deserves a warning."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOM = Path(__file__).parents[1]
PRACTICE = ROOM / "rules" / "practice.csv"
MORE = ROOM / "rules" / "practice_more.csv"  # no rule in words was written after these
SITUATIONS = ROOM / "rules" / "practice_situations.csv"  # nor after these: by person and situation
HANDS = ROOM / "rules" / "practice_hands.csv"  # nor after these: by thirteen who knew nothing of the rules
LOOKED_AT = ROOM / "tests" / "data" / "looked_at.csv"
HELD_OUT = ROOM / "tests" / "data" / "held_out.csv"
FRESH = ROOM / "tests" / "data" / "fresh.csv"
DEV = ROOM / "tests" / "data" / "dev.csv"  # never learned from
UNSEEN = ROOM / "tests" / "data" / "unseen.csv"
EXAMINATION = ROOM / "tests" / "data" / "examination.csv"  # by one more such hand; never read, measured once


@dataclass(frozen=True, slots=True)
class Example:
    """`scheme` is what kind of fraud it is, or what harmless talk; `category` what the ad offers.

    `hand` tells who wrote it, where several did.
    """

    is_risky: bool
    text: str
    scheme: str = ""
    language: str = ""
    category: str = ""
    hand: str = ""


def examples(path: Path) -> list[Example]:
    """Those of a file with a line for each; a risky one is labelled `risky`, `scam` or, among SMS, `spam`."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Example(
                row["label"] in ("risky", "scam", "spam"),
                row["text"],
                row.get("scheme", ""),
                row.get("language", ""),
                row.get("category", ""),
                row.get("hand", ""),
            )
            for row in csv.DictReader(file)
        ]


def to_learn_from() -> list[Example]:
    """All that rules and model may look at; never what they are measured on."""
    return [*examples(LOOKED_AT), *examples(PRACTICE), *later()]


def later() -> list[Example]:
    """What rules in words were not written after, so that it shows how these and the model do together."""
    return [*examples(FRESH), *examples(MORE), *examples(SITUATIONS), *examples(HANDS)]


def digest_of(examples: Sequence[Example]) -> str:
    """Tells whether a model was learned from just these."""
    lines = "\n".join(f"{one.is_risky} {one.text}" for one in examples)
    return hashlib.sha256(lines.encode()).hexdigest()
