"""A message that is like nothing the sorter knows is not sorted for the sake of a familiar word."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from saypro.helpdesk.sorting.examples import Example
from saypro.helpdesk.sorting.nearness import nearness, with_rival
from saypro.helpdesk.sorting.pipeline import Sorter, train
from saypro.helpdesk.sorting.sealed import completed

WORDS = ("red", "late", "new", "old", "fast", "slow", "my", "your", "this", "that", "one", "two")


def embed(texts: Sequence[str]) -> Any:
    """Three directions, each with a little of its own."""
    rows = [
        [0.1, 0.1, 3.0]
        if "moon" in text
        else [2.0 * ("bank" in text), 2.0 * ("trip" in text), len(text) / 40]
        for text in texts
    ]
    found = np.array(rows)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture
def sorter() -> Sorter:
    return train([Example(f"{about} {word}", about) for about in ("bank", "trip") for word in WORDS], embed)


def test_what_lies_far_from_everything_known_is_less_sure(sorter: Sorter) -> None:
    near, far = sorter.sort(["bank today", "bank of the moon"], embed)
    assert (near.likeliest, far.likeliest) == ("bank", "bank")
    assert far.confidence < near.confidence
    sorter.known = None
    assert sorter.sort(["bank of the moon"], embed)[0].confidence > far.confidence


def test_nearness_is_that_of_the_five_nearest() -> None:
    known = np.eye(6, dtype="float16")
    asked = np.array([[1.0, 0, 0, 0, 0, 0], [1.0, 1, 1, 1, 1, 0]])
    assert nearness(asked, known) == pytest.approx([0.2, 1.0])
    assert nearness(asked[:1], known[:2]) == pytest.approx([0.5]), "of fewer, all of them"


def test_without_vectors_there_is_no_rival() -> None:
    scores = np.array([[0.5, -0.5]])
    assert with_rival(scores, None, 1.0) is scores


def test_a_sorter_learned_before_there_were_neighbours_sorts_without_them(sorter: Sorter) -> None:
    del sorter.known, sorter.least
    assert completed(sorter).sort(["bank today"], embed)[0].likeliest == "bank"
