"""Learning what texts mean: a support vector machine over words, letters and sentence vectors together."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from saypro.kit.vectors import Embed
from saypro.moderation.rules.examples import Example, digest_of
from saypro.moderation.rules.features import features, letters
from saypro.moderation.rules.meaning import NEAR, WEIGHT, Meaning, around
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.table import Table
from saypro.moderation.rules.training.table import common

FREEDOM = 3.0
SELDOM_LETTERS = 3
BAND = 1000
STEPS = 127  # a vector's numbers are kept in a byte each


def train_meaning(examples: Sequence[Example], embed: Embed) -> Meaning:
    """What these examples teach; the same examples always teach the same."""
    return learned_from(examples, embed([one.text for one in examples]))


def learned_from(examples: Sequence[Example], vectors: Any) -> Meaning:
    from sklearn.svm import SVC

    readings = [Reading(one.text) for one in examples]
    words, worded = counted(common([features(one) for one in readings]))
    runs, spelt = counted(common([letters(one) for one in readings], SELDOM_LETTERS))
    middle = vectors.mean(axis=0)
    meant = around(middle, vectors)
    alike = likeness(worded, spelt, meant)
    machine = SVC(kernel="precomputed", C=FREEDOM, class_weight="balanced")
    machine.fit(alike, [one.is_risky for one in examples])
    chosen, says = machine.support_, machine.dual_coef_[0]
    return Meaning(
        float(machine.intercept_[0]),
        table(words, says @ worded[chosen]),
        table(runs, says @ spelt[chosen]),
        middle,
        meant[chosen],
        says.astype("float32"),
        digest_of(examples),
    )


def likeness(worded: Any, spelt: Any, meant: Any) -> Any:
    """Of each text with each: a square of 8 bytes a number, filled in bands to need no second one."""
    import numpy as np
    from sklearn.metrics.pairwise import rbf_kernel

    alike = np.empty((len(meant), len(meant)))
    for at in range(0, len(meant), BAND):
        rows = slice(at, at + BAND)
        told = (worded[rows] @ worded.T + spelt[rows] @ spelt.T).toarray()
        alike[rows] = told + WEIGHT * rbf_kernel(meant[rows], meant, NEAR)
    return alike


def counted(found: Sequence[Mapping[str, int]]) -> tuple[dict[str, float], Any]:
    """How rare each feature is, and a row for each text."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfTransformer

    vectors, rarity = DictVectorizer(), TfidfTransformer(sublinear_tf=True)
    rows = rarity.fit_transform(vectors.fit_transform(found))
    return dict(zip(vectors.get_feature_names_out(), rarity.idf_, strict=True)), rows


def table(rare: Mapping[str, float], says: Any) -> Table:
    pairs = zip(rare.items(), says.tolist(), strict=True)
    return Table({str(name): (float(how), float(say)) for (name, how), say in pairs})


def write_meaning(model: Meaning, path: Path) -> None:
    import numpy as np

    unit = float(abs(model.examples).max()) / STEPS
    np.savez_compressed(
        path,
        base=np.float64(model.base),
        middle=model.middle,
        examples=np.rint(model.examples / unit).astype(np.int8),
        unit=np.float32(unit),
        says=model.says,
        learned_from=np.str_(model.learned_from),
        **packed("words", model.words),
        **packed("letters", model.letters),
    )


def packed(name: str, one: Table) -> dict[str, Any]:
    import numpy as np

    names = "\n".join(one.rows).encode()
    numbers = np.array(list(one.rows.values()), dtype=np.float32)
    return {name: np.frombuffer(names, dtype=np.uint8), f"{name}_numbers": numbers}
