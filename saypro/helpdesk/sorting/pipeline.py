"""The machine that sorts: learned from examples, it says a category and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saypro.helpdesk.sorting.choosing import least_known, temperature, threshold
from saypro.helpdesk.sorting.examples import Example
from saypro.helpdesk.sorting.features import Features
from saypro.helpdesk.sorting.nearness import nearness, with_rival
from saypro.kit.vectors import Embed, NoVectors

UNCATEGORISED = ""
FOLDS = 5
FREEDOM = 0.5


@dataclass(frozen=True, slots=True)
class Sorted:
    """The likeliest category with its probability, and the category it may be called:
    "" below the threshold."""

    likeliest: str
    confidence: float
    category: str


@dataclass(slots=True)
class Sorter:
    """Ready to sort. `threshold` is the confidence below which a message stays uncategorised.

    `known` are the vectors it learned from, and `least` is what one of twenty among them fits no better than:
    what lies far from all of them belongs to none of its labels, however much it looks like one.
    """

    labels: list[str]
    features: Features
    machine: Any
    temperature: float = 1.0
    threshold: float = 0.0
    known: Any = None
    least: float = 0.0

    @property
    def needs_vectors(self) -> bool:
        return self.features.middle is not None

    def sort(self, texts: Sequence[str], embed: Embed | None) -> list[Sorted]:
        """One for each text. Raises NoVectors when it needs them and has nothing to compute them with."""
        if not texts:
            return []
        if self.needs_vectors and embed is None:
            raise NoVectors
        vectors = embed(texts) if self.needs_vectors and embed else None
        return self.by_vectors(texts, vectors)

    def by_vectors(self, texts: Sequence[str], vectors: Any) -> list[Sorted]:
        scores = with_rival(self.scores(texts, vectors), self.nearness(vectors), self.least)
        shares = probabilities(scores, self.temperature)[:, : len(self.labels)]
        best, known = shares.argmax(axis=1), self.features.knows(texts)
        return [self.judged(*each) for each in zip(shares, best.tolist(), known, strict=True)]

    def judged(self, shares: Any, at: int, is_known: bool) -> Sorted:
        """Without a single known word only what is common everywhere would speak, so nothing is called."""
        name, sure = self.labels[at], float(shares[at])
        sure = sure if is_known else min(sure, self.threshold / 2)
        return Sorted(name, sure, name if sure >= self.threshold else UNCATEGORISED)

    def scores(self, texts: Sequence[str], vectors: Any) -> Any:
        import numpy as np

        found = self.machine.decision_function(self.features.of(texts, vectors))
        return found if found.ndim == 2 else np.column_stack([-found, found])

    def nearness(self, vectors: Any) -> Any:
        """How close each lies to what it learned from; None where it learned from no vectors."""
        return None if self.known is None else nearness(self.features.around_the_middle(vectors), self.known)


def train(examples: Sequence[Example], embed: Embed | None, **chosen: bool) -> Sorter:
    """A sorter of these examples, its probabilities and threshold set by cross-validation."""
    texts, labels = [one.text for one in examples], [one.label for one in examples]
    vectors = embed(texts) if embed else None
    sorter = fitted(texts, labels, vectors, **chosen)
    scores, near = out_of_fold(texts, labels, vectors, **chosen)
    sorter.least = least_known(scores, near)
    scores = with_rival(scores, near, sorter.least)
    truth = [sorter.labels.index(label) for label in labels]
    sorter.temperature = temperature(scores, truth)
    shares = probabilities(scores, sorter.temperature)[:, : len(sorter.labels)]
    sorter.threshold = threshold(shares, truth)
    return sorter


def fitted(texts: Sequence[str], labels: Sequence[str], vectors: Any, **chosen: bool) -> Sorter:
    from sklearn.svm import LinearSVC

    features = Features(**chosen)
    matrix = features.learn(texts, vectors)
    machine = LinearSVC(C=FREEDOM, class_weight="balanced", random_state=0).fit(matrix, labels)
    known = None if vectors is None else features.around_the_middle(vectors).astype("float16")
    return Sorter([str(name) for name in machine.classes_], features, machine, known=known)


def out_of_fold(texts: Sequence[str], labels: Sequence[str], vectors: Any, **chosen: bool) -> tuple[Any, Any]:
    """For each text the scores of a sorter that has not learned from it, and how near it is to that one."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    found = np.zeros((len(texts), len(set(labels))))
    near = None if vectors is None else np.zeros(len(texts))
    for learned, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(texts, labels):
        part = None if vectors is None else vectors[learned]
        sorter = fitted([texts[at] for at in learned], [labels[at] for at in learned], part, **chosen)
        rest = None if vectors is None else vectors[asked]
        found[asked] = sorter.scores([texts[at] for at in asked], rest)
        if near is not None:
            near[asked] = sorter.nearness(rest)
    return found, near


def probabilities(scores: Any, temperature: float) -> Any:
    """Rows that add up to 1: the higher the temperature, the more the best score stands out."""
    import numpy as np

    raised = scores * temperature
    powers = np.exp(raised - raised.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
