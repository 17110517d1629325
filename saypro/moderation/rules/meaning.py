"""The learned rule with sentence vectors: what a text means, how it is worded, and how it is spelt.

The numbers beside this file are made by `training.meaning`; here is only arithmetic. numpy is imported where
there are vectors and nowhere else.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saypro.moderation.rules.features import features, letters
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.table import Table

KEPT = Path(__file__).parent / "meaning.npz"
NEAR = 1.0  # how fast an example's say fades with its distance
WEIGHT = 3.0  # of what a text means, against its words and its spelling
BORDER = 0.25  # below this it speaks for the text; see docs/safety.md
FAR = 0.25  # so far above the border the rule warns alone
LEAST = -3.0  # what it is sure is harmless stays so when three rules fire


@dataclass(frozen=True, slots=True)
class Meaning:
    """Examples near the border by their vectors, as seen from their `middle`, and what each `says`.

    `learned_from` tells which examples these are.
    """

    base: float
    words: Table
    letters: Table
    middle: Any
    examples: Any
    says: Any
    learned_from: str = ""

    def margin(self, reading: Reading) -> float:
        """How far on the risky side the text lies; below 0 on the other."""
        worded = self.words.says(features(reading)) + self.letters.says(letters(reading))
        return self.base + worded + WEIGHT * float(self.says @ self.alike(reading.vector))

    def alike(self, vector: Any) -> Any:
        """Of each example, between 0 and 1."""
        import numpy as np

        return np.exp(-2 * NEAR * (1 - self.examples @ around(self.middle, vector)))

    def grade(self, reading: Reading) -> float:
        """Between `LEAST` and 1: how much the text reads like what was reported."""
        return graded(self.margin(reading))


def graded(margin: float, border: float = BORDER) -> float:
    """Against the text above the border and for it below, the more so the farther away."""
    return max(LEAST, min(1.0, (margin - border) / FAR))


def around(middle: Any, vectors: Any) -> Any:
    """Vectors of this model all point one way; seen from their middle they point apart."""
    import numpy as np

    moved = np.asarray(vectors, dtype=np.float32) - middle
    return moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)


@cache
def meaning() -> Meaning:
    """What lies beside this file, read when first needed."""
    import numpy as np

    with np.load(KEPT, allow_pickle=False) as kept:
        return Meaning(
            float(kept["base"]),
            unpacked(kept, "words"),
            unpacked(kept, "letters"),
            kept["middle"],
            kept["examples"].astype(np.float32) * kept["unit"],
            kept["says"],
            str(kept["learned_from"]),
        )


def unpacked(kept: Any, name: str) -> Table:
    names = bytes(kept[name]).decode().split("\n")
    numbers = kept[f"{name}_numbers"].tolist()
    return Table({one: (rare, says) for one, (rare, says) in zip(names, numbers, strict=True)})
