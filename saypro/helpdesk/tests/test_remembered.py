"""Vectors of examples that are kept are not computed again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from saypro.helpdesk.sorting import remembered
from saypro.helpdesk.sorting.examples import to_learn_from
from saypro.helpdesk.sorting.remembered import remember, remembering
from saypro.kit.vectors import embedding


class Model:
    """Vectors of unit length by how long a text is; it knows which texts it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        angles = np.array([len(text) for text in texts])
        return np.column_stack([np.cos(angles), np.sin(angles)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors.npz"


def test_what_is_kept_is_looked_up_and_the_rest_computed(path: Path) -> None:
    remember(["one", "three"], Model(), path)
    model = Model()
    embed = remembering(model, path)
    assert embed is not None
    found = embed(["three", "fourteen", "one", "fourteen"])
    assert model.asked == ["fourteen"]
    assert found == pytest.approx(Model()(["three", "fourteen", "one", "fourteen"]), abs=0.02)


def test_vectors_of_another_model_are_not_mixed_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(["one"], Model(), path)
    monkeypatch.setattr(remembered, "version", lambda _name: "9.9")
    model = Model()
    assert remembering(model, path)(["one"]) is not None  # type: ignore[misc]
    assert model.asked == ["one"]


def test_where_there_is_no_model_there_are_no_vectors() -> None:
    assert remembering(None) is None


def test_the_vectors_that_ship_are_those_of_the_examples() -> None:
    embed, texts = embedding(), [one.text for one in to_learn_from()[::700]]
    if embed is None:
        pytest.skip("this machine computes no sentence vectors")
    kept = remembered.kept(remembered.KEPT)
    assert {remembered.key(text) for text in texts} <= kept.keys()
    alike = (embed(texts) * np.stack([kept[remembered.key(text)] for text in texts])).sum(axis=1)
    assert alike.min() > 0.999
