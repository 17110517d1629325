"""Learning what words say: a logistic model, kept as a table of text."""

from collections.abc import Mapping, Sequence

from saypro.moderation.rules.examples import Example, digest_of
from saypro.moderation.rules.features import features
from saypro.moderation.rules.learned import Learned
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.table import Table

SELDOM = 2  # what only one example has teaches nothing
FREEDOM = 60.0


def train(examples: Sequence[Example]) -> Learned:
    """A logistic model of these examples."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.linear_model import LogisticRegression

    found = common([features(Reading(one.text)) for one in examples])
    vectors, rarity = DictVectorizer(), TfidfTransformer(sublinear_tf=True)
    counted = rarity.fit_transform(vectors.fit_transform(found))
    model = LogisticRegression(C=FREEDOM, max_iter=3000, class_weight="balanced")
    model.fit(counted, [one.is_risky for one in examples])
    names = vectors.get_feature_names_out()
    table = {
        str(name): (round(float(rare), 3), round(float(says), 3))
        for name, rare, says in zip(names, rarity.idf_, model.coef_[0], strict=True)
    }
    return Learned(round(float(model.intercept_[0]), 3), Table(table), digest_of(examples))


def common(found: Sequence[Mapping[str, int]], seldom: int = SELDOM) -> list[dict[str, int]]:
    """Without the features that fewer than `seldom` examples have."""
    seen: dict[str, int] = {}
    for one in found:
        for name in one:
            seen[name] = seen.get(name, 0) + 1
    return [{name: times for name, times in one.items() if seen[name] >= seldom} for one in found]


def written(model: Learned) -> str:
    """The model as the table it is kept in."""
    lines = [f"\t{model.base}\t{model.learned_from}"]
    lines += [f"{name}\t{rare}\t{says}" for name, (rare, says) in sorted(model.table.rows.items())]
    return "\n".join(lines) + "\n"
