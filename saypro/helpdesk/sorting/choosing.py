"""How sure is sure: turning scores into probabilities that hold, and choosing when to say nothing."""

from collections.abc import Sequence
from typing import Any

from saypro.helpdesk.sorting.nearness import fit

WANTED = 0.9  # of what is sorted, so much shall be right
LEAST_PERCENT = 5  # of what belongs to a label, so much fits no better than what belongs to none
HIGHEST = 0.8  # above this almost nothing would be sorted, however little there is to learn from


def temperature(scores: Any, truth: Sequence[int]) -> float:
    """The factor with which the scores, made probabilities, surprise least on these messages."""
    import numpy as np

    tried = np.geomspace(0.25, 16, 49)
    return float(min(tried, key=lambda factor: surprise(scores * factor, truth)))


def surprise(scores: Any, truth: Sequence[int]) -> float:
    import numpy as np

    top = scores.max(axis=1)
    spread = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return float((spread - scores[np.arange(len(truth)), truth]).mean())


def least_known(scores: Any, near: Any) -> float:
    """How well a message fits that is among the least fitting of those that do belong to a label."""
    import numpy as np

    return 0.0 if near is None else float(np.percentile(fit(scores, near), LEAST_PERCENT))


def threshold(shares: Any, truth: Sequence[int]) -> float:
    """The lowest confidence above which `WANTED` of these messages are sorted rightly."""
    import numpy as np

    sure, right = shares.max(axis=1), shares.argmax(axis=1) == np.asarray(truth)
    for tried in np.arange(0.2, HIGHEST, 0.01):
        above = sure >= tried
        if above.any() and right[above].mean() >= WANTED:
            return round(float(tried), 2)
    return HIGHEST


def refusal(sure: Any, right: Any, is_foreign: Any) -> float:
    """The confidence that best tells what belongs to no label from what is labelled rightly.

    Both count alike, however many there are of each.
    """
    import numpy as np

    def worth(tried: float) -> float:
        kept = (right & (sure >= tried))[~is_foreign].mean()
        return float(kept + (sure < tried)[is_foreign].mean())

    return round(float(max(np.arange(0.01, 1, 0.01), key=worth)), 2)
