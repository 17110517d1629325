"""How close a message lies to what a sorter has learned from, and what that means for its scores.

A machine that tells labels apart is sure of anything that lies far on one side, also of what is like nothing
it has ever seen. The neighbours say so.
"""

from typing import Any

NEIGHBOURS = 5
PULL = 2.0  # how much nearness counts beside a score; from 1 to 3 makes little difference
AT_ONCE = 512  # rows: all pairs of twenty thousand would take 3 GB


def nearness(vectors: Any, known: Any) -> Any:
    """For each vector the mean likeness to its five nearest among the known, from -1 to 1."""
    import numpy as np

    known, count = known.astype("float32"), min(NEIGHBOURS, len(known))
    found = np.empty(len(vectors))
    for at in range(0, len(vectors), AT_ONCE):
        alike = vectors[at : at + AT_ONCE].astype("float32") @ known.T
        found[at : at + AT_ONCE] = np.partition(alike, -count, axis=1)[:, -count:].mean(axis=1)
    return found


def with_rival(scores: Any, near: Any, least: float) -> Any:
    """The scores with one more column, for "none of these": the farther away, the higher."""
    import numpy as np

    return scores if near is None else np.column_stack([scores, least - PULL * near])


def fit(scores: Any, near: Any) -> Any:
    """How well the best label and the neighbours together speak for a message."""
    return scores.max(axis=1) + PULL * near
