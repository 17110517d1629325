"""Where the border of the learned rule should lie: what comes of each, on examples a model has not seen.

Rules in words count along. They were written after the older part of the practice, so only the examples
that came later are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from saypro.kit.vectors import Embed
from saypro.moderation.figures import counted
from saypro.moderation.rules import RULES, Coach, meaning
from saypro.moderation.rules.examples import Example, later, to_learn_from
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.training.meaning import learned_from

FOLDS = 5
BORDERS = [round(0.05 * step, 2) for step in range(13)]


def curves(embed: Embed) -> Iterator[str]:
    """Recall and false warnings at each `BORDER`: by chance, then with whole hands left out."""
    known = to_learn_from()
    vectors = embed([one.text for one in known])
    for name, groups in (("by chance", None), ("by hand", [one.hand for one in known])):
        margins = out_of_fold(known, vectors, groups)
        yield f"{name:20}{'recall':>9}{'false':>8}"
        for border in BORDERS:
            recall, wrong = at_border(margins, border)
            yield f"border {border:<13}{recall:9.1%}{wrong:8.1%}"


def out_of_fold(known: Sequence[Example], vectors: Any, groups: Sequence[str] | None) -> dict[str, float]:
    """The margin of each text by a model that has not learned from it, nor from its group."""
    from sklearn.model_selection import GroupKFold, StratifiedKFold

    folds = GroupKFold(FOLDS) if groups else StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    margins: dict[str, float] = {}
    for learn, ask in folds.split(vectors, [one.is_risky for one in known], groups):
        model = learned_from([known[at] for at in learn], vectors[learn])
        margins |= {known[at].text: model.margin(Reading(known[at].text, vectors[at])) for at in ask}
    return margins


def at_border(margins: dict[str, float], border: float) -> tuple[float, float]:
    """Recall and the share of false warnings among what rules in words were not written after."""

    def grade(reading: Reading) -> float:
        return meaning.graded(margins[reading.text], border)

    coach = Coach([replace(rule, grader=grade) if rule.grader else rule for rule in RULES])
    asked = later()
    figures = counted("", asked, [coach.judge(one.text).is_risky for one in asked], 0)
    return figures.recall, figures.false_warnings
